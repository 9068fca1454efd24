import { marks } from './marks.ts'

const narrow = new RegExp(`^[\\x20-\\x7e${marks}]*$`)
const colours = /\x1b\[[\d;]*m/g

/**
 * Two versions of string-width come with Ink, and each compiles patterns of all emoji while it is
 * loaded. One is enough, and that one waits for a text which needs it.
 */
export default function stringWidth(text: unknown, options?: object): number {
  if (typeof text === 'string' && options === undefined) {
    const drawn = text.includes('\x1b') ? text.replace(colours, '') : text
    if (narrow.test(drawn)) return drawn.length
  }
  return require('string-width').default(text, options)
}
