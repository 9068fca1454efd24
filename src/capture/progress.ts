import { labelOf } from './labels.ts'
import { read } from './read.ts'

/** What a paste field can say of a text that is still arriving. */
export interface Recognition {
  readonly label: string
  /** The text is whole: a field may go on by itself once nothing more arrives. */
  readonly complete: boolean
  /** Why it is not, e.g. `a quote is open`. */
  readonly missing?: string
}

/**
 * Recognises a growing text. Only forms that have an end of their own become complete by
 * themselves: a bare token or a list of headers may always go on. Time is linear in the text.
 */
export function recognise(text: string): Recognition {
  if (text.trim() === '') return { label: 'nothing yet', complete: false }
  const reading = read(text)
  const missing =
    reading.open ??
    (endless.has(reading.variant) ? 'press Enter when all of it is here' : undefined) ??
    (/[;&|]\s*$/.test(text.slice(-100)) && reading.variant !== 'powershell'
      ? 'another command follows'
      : undefined)
  return {
    label: labelOf(reading),
    complete: missing === undefined,
    ...(missing !== undefined && { missing }),
  }
}

const endless: ReadonlySet<string> = new Set([
  'headers',
  'bearer',
  'jwt',
  'opaque',
  'env',
  'scanned',
  'unknown',
])
