import type { Redactor } from '#src/domain/redactor.ts'
import { sanitise } from '#src/domain/sanitise.ts'

const longestWords = 400

/** The server's words as a sentence of a problem: without secrets, fit to be shown, not endless. */
export function quoteServer(words: string, redactor: Redactor): string {
  const clean = sanitise(redactor.redact(words))
  return `It says: “${clean.length > longestWords ? `${clean.slice(0, longestWords)}…` : clean}”`
}

/** What to do after a write that was perhaps done. */
export const lookFirst = 'Look at what is there now before you do it again.'
