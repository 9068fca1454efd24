import type { IUnicodeVersionProvider } from '@xterm/headless'

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}\u200B]$/u
const doubleWidth =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u

function columnsOf(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) ? 0 : 1
  const character = String.fromCodePoint(codePoint)
  if (zeroWidth.test(character)) return 0
  return doubleWidth.test(character) ? 2 : 1
}

/**
 * How wide characters are in today's terminals. xterm's built-in table is from 2010 and counts
 * emoji as one column, which would shift everything that stands to the right of one.
 */
export const todaysWidths: IUnicodeVersionProvider = {
  version: 'today',
  wcwidth: columnsOf,
  // The packing is xterm's: bit 0 says “joins the cell before”, bits 1 and 2 hold the width.
  charProperties(codePoint, preceding) {
    const own = columnsOf(codePoint)
    const widthBefore = (preceding >> 1) & 3
    const joins = own === 0 && widthBefore > 0
    return ((joins ? widthBefore : own) << 1) | (joins ? 1 : 0)
  },
}
