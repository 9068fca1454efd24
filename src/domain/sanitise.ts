/**
 * Text from a server, a file or a clipboard may carry escape sequences, bidi overrides or
 * zero-width characters that move the cursor, write the clipboard or show a false name.
 * `sanitise` makes every such character visible, and it is lossless: `restore` gives the
 * original back. So clients sanitise what they decode and restore what they encode, everything
 * between them handles clean text only, and two different names never become equal.
 *
 * Line feeds become `⏎`; any other unsafe character becomes its code point, as in `⟨U+202E⟩`.
 */
export function sanitise(text: string): string {
  return isPlain(text) ? text : text.replace(unsafe, show)
}

/** The inverse of `sanitise`, for text that goes back to the server it came from. */
export function restore(text: string): string {
  return text
    .replaceAll('⏎', '\n')
    .replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

// Joiners and variation selectors stay inside emoji (👩‍💻), where they have a shape of their own.
const inEmoji =
  /\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F)?(?:\u200D\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F)?)*/u

// Control, format, surrogate and private characters, line separators, blanks that look like
// nothing, variation selectors, and the three marks that the notation itself uses.
const marks =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{VS}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0⟨⟩⏎]|\u034F/u

const unsafe = new RegExp(`${inEmoji.source}|(${marks.source})`, 'gu')

function show(match: string, mark: string | undefined): string {
  if (mark === undefined) return match
  if (mark === '\n') return '⏎'
  const code = mark.codePointAt(0) ?? 0
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
