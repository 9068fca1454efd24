import { shellWords } from '#src/domain/shell-words.ts'
import { cut, widthOf } from '#src/frontends/ui/width.ts'
import type { Completion } from './prompt.ts'

/** So many rows are listed at once. */
const mostRows = 30

/**
 * The line with what all completions have in common, around the cursor; undefined where that is no
 * more than what is typed, or does not go on from it: a name that several have gives identifiers.
 */
export function merged(
  line: string,
  cursor: number,
  found: readonly Completion[],
): { readonly before: string; readonly behind: string } | undefined {
  const [first, ...others] = found
  if (first === undefined) return undefined
  const common = others.reduce((text, other) => sharedBeginning(text, other.text), first.text)
  const typed = line.slice(first.from, cursor)
  const isLonger =
    others.length === 0
      ? common !== typed
      : common.length > typed.length && wordOf(common).startsWith(wordOf(typed))
  if (!isLonger) return undefined
  return { before: line.slice(0, first.from) + common, behind: line.slice(cursor) }
}

/** Completions as rows, each with what it is. */
export function listed(found: readonly Completion[], columns: number): string[] {
  const shown = found.slice(0, mostRows)
  const widest = Math.min(40, Math.max(...shown.map(({ text }) => widthOf(text.trimEnd()))))
  const rows = shown.map(({ text, about = '' }) => {
    const word = text.trimEnd()
    const blanks = ' '.repeat(Math.max(0, widest - widthOf(word)))
    return cut(`  ${word}${blanks}  ${about}`.trimEnd(), columns - 1)
  })
  const more = found.length - shown.length
  return more > 0 ? [...rows, `  and ${more} more`] : rows
}

/** Without quotes, in one case, as completions are found. */
const wordOf = (text: string): string => (shellWords(text)[0]?.text ?? '').toLowerCase()

function sharedBeginning(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}
