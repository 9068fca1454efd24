/** The words of one command, and where it ends. */
export interface Words {
  readonly words: readonly string[]
  /** Index of the character that ended the command, or the length of the text. */
  readonly end: number
  /** What was still open when the text ended. */
  readonly open?: string
}

export const quoteIsOpen = 'a quote is open'
export const bracketIsOpen = 'a bracket is open'
export const lineGoesOn = 'the last line says that another one follows'

/** Where a run of characters ends that a sticky expression describes. */
export function runEnd(text: string, at: number, sticky: RegExp): number {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : at
}

/** Nothing but blanks from here on: a line that was announced did not come. */
export const isBlankFrom = (text: string, at: number): boolean =>
  runEnd(text, at, blanks) >= text.length

const blanks = /\s*/y
