import { labelOf } from './labels.ts'
import { read } from './read.ts'
import type { Variant } from './request.ts'

/** What a paste field can say of a text that is still arriving. */
export interface Recognition {
  readonly label: string
  /** The text is whole: a field may go on by itself once nothing more arrives. */
  readonly complete: boolean
  /**
   * What is seen to be missing, e.g. `a quote is open`. A text that has no end of its own (a bare
   * token, a list of headers) is neither complete nor known to miss anything.
   */
  readonly missing?: string
}

/**
 * Recognises a growing text. Only forms that have an end of their own become complete by
 * themselves: a bare token or a list of headers may always go on. Time is linear in the text.
 */
export function recognise(text: string): Recognition {
  if (text.trim() === '') return { label: 'nothing yet', complete: false }
  const reading = read(text)
  const missing = reading.open ?? announced(text, reading.variant)
  return {
    label: isAddress(text) ? 'an address' : labelOf(reading),
    complete: missing === undefined && !endless.has(reading.variant),
    ...(missing !== undefined && { missing }),
  }
}

/** Some fields take the address of a tenant as well as a request to it. */
const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/.test(text)

/** "Copy all as …" joins its commands with a mark that stands before the next one. */
function announced(text: string, variant: Variant): string | undefined {
  if (endless.has(variant)) return undefined
  const mark = variant === 'powershell' ? /;\s*$/ : /\s[;&|]\s*$/
  return mark.test(text.slice(-100)) ? 'another command follows' : undefined
}

const endless: ReadonlySet<Variant> = new Set([
  'headers',
  'bearer',
  'jwt',
  'opaque',
  'env',
  'scanned',
  'unknown',
])
