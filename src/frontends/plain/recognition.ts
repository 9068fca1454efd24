/** What a text that came in so far seems to be. */
export interface Recognition {
  /** In words: `cURL from Chrome (bash)`. */
  readonly label: string
  /** Nothing more has to come: quotes are closed, no line is continued. */
  readonly complete: boolean
  /** What still has to come, in words; only of a text that was cut. */
  readonly missing?: string
}

export type Recognise = (text: string) => Recognition

/**
 * Whether a text that has stopped coming in is whole, so that nobody has to say so. That is a
 * complete command, or one word with its line end (a token, an address, a word of ours).
 * A word without a line end is not: the person may still be typing.
 */
export function endsByItself(text: string, recognise: Recognise | undefined): boolean {
  const words = text.trim()
  if (words === '') return false
  const recognition = recognise?.(text)
  if (/\s/.test(words)) return recognition?.complete === true
  return text.endsWith('\n') && /^[\w<?]/.test(words) && !isCut(recognition)
}

/**
 * Whether Enter ends the text. Not where it was cut: a slow line may deliver a paste in parts, and
 * a line end between them looks like Enter. An empty line ends it all the same.
 */
export function endsByEnter(text: string, recognise: Recognise | undefined): boolean {
  return text === '' || text.endsWith('\n') || !isCut(recognise?.(text))
}

const isCut = (recognition: Recognition | undefined): boolean =>
  recognition !== undefined && !recognition.complete && recognition.missing !== undefined

/** True for what was pasted, not typed: shorter texts are words that need no receipt. */
export const deservesReceipt = (text: string): boolean => text.trim().length >= 16

/** “2,341 characters received: cURL from Chrome (bash).” Never the text itself. */
export function receipt(text: string, recognise: Recognise | undefined): string {
  const count = `${text.trim().length.toLocaleString('en')} characters received`
  const recognition = recognise?.(text)
  if (recognition === undefined) return `${count}.`
  const missing = recognition.missing === undefined ? '' : ` Still missing: ${recognition.missing}.`
  return `${count}: ${recognition.label}.${missing}`
}
