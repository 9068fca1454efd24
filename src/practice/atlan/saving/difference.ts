import { isDeepStrictEqual } from 'node:util'
import { isTexts } from '#src/practice/texts.ts'

type Json = Readonly<Record<string, unknown>>

/** Those of the sent values that differ from what is stored. */
export function differing(stored: Json, sent: Json): Json {
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => !sameValue(stored[name], value)),
  )
}

/** Absent, null and an empty list are the same; lists of texts are sets, their order says nothing. */
function sameValue(stored: unknown, sent: unknown): boolean {
  if (isNothing(stored) && isNothing(sent)) return true
  if (isTexts(stored) && isTexts(sent)) {
    const [a, b] = [new Set(stored), new Set(sent)]
    return a.size === b.size && [...a].every((each) => b.has(each))
  }
  return isDeepStrictEqual(stored, sent)
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
