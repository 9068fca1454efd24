import { isBlankFrom, lineGoesOn, quoteIsOpen } from './words.ts'

/** A piece of PowerShell; `end` ends a statement (a line end or `;`). */
export type Token =
  | { readonly is: 'string' | 'word'; readonly text: string }
  | { readonly is: '@{' | '{' | '}' | '(' | ')' | '=' | '|' | 'end' }

/**
 * Splits PowerShell from `start` into tokens. In strings a backtick escapes and `$([char]N)` is a
 * UTF-16 unit, as browsers write it; every other `$…` stays text. `open` names what was unfinished.
 */
export function tokensOf(text: string, start: number): { tokens: readonly Token[]; open?: string } {
  const tokens: Token[] = []
  let at = start
  while (at < text.length) {
    piece.lastIndex = at
    const match = piece.exec(text)
    if (match === null) break
    const [whole, mark, word] = match
    at = piece.lastIndex
    if (mark !== undefined) tokens.push({ is: /[\n;]/.test(mark) ? 'end' : (mark as '=') })
    else if (word !== undefined) tokens.push({ is: 'word', text: word })
    else if (whole === '"' || whole === "'") {
      const { value, end } = whole === '"' ? expandable(text, at) : literal(text, at)
      if (end === undefined) return { tokens, open: quoteIsOpen }
      tokens.push({ is: 'string', text: value })
      at = end
    } else if (whole.startsWith('`') && isBlankFrom(text, at)) {
      return { tokens, open: lineGoesOn }
    }
  }
  return { tokens }
}

// Blanks and comments, a joined line, a mark, a word, a quote, anything else.
const piece =
  /[^\S\n]+|(?<=[\s;])#[^\n]*|`[^\S\n]*\n|(@\{|[{}()=|;\n])|([^\s"'`{}()=|;,@]+)|[\s\S]/y

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** A string in double quotes, to behind its closing quote; `""` is a quote in it. */
function expandable(text: string, start: number): { value: string; end?: number } {
  let value = ''
  let at = start
  while (at < text.length) {
    inner.lastIndex = at
    const match = inner.exec(text)
    if (match === null) break
    const [whole, plain, escaped, unit] = match
    at = inner.lastIndex
    if (plain !== undefined) value += plain
    else if (escaped !== undefined) value += escapes[escaped] ?? escaped
    else if (unit !== undefined) value += String.fromCharCode(Number(unit))
    else if (whole === '""') value += '"'
    else if (whole === '"') return { value, end: at }
    else value += whole
  }
  return { value }
}

const inner = /([^"`$]+)|`([\s\S])|\$\(\[char\](\d{1,5})\)|""|[\s\S]/y

/** A string in single quotes: nothing escapes but a doubled quote. */
function literal(text: string, start: number): { value: string; end?: number } {
  let value = ''
  for (let at = start; ; ) {
    const close = text.indexOf("'", at)
    if (close === -1) return { value }
    value += text.slice(at, close)
    if (text.charAt(close + 1) !== "'") return { value, end: close + 1 }
    value += "'"
    at = close + 2
  }
}
