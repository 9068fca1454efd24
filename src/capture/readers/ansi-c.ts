const simple: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const piece =
  /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))|[^\\'‘’‚‛]+|[\s\S]/y

/**
 * Reads the inside of a shell's `$'…'` from `start` (after the quote) to its closing quote.
 * `end` is that quote's index, absent when the text ends before it. As bash does, an escape that
 * means nothing keeps its backslash: that is how Chrome's `\[` reaches curl.
 *
 * `\xHH` is ambiguous: Firefox and Safari write a UTF-16 unit with it (`\xe9` is é), Burp the
 * bytes of UTF-8 (`\xc3\xa9`). A run of them that is valid UTF-8 is read as bytes.
 */
export function ansiC(
  text: string,
  start: number,
  closers: string,
): { value: string; end?: number } {
  let value = ''
  let units = ''
  let at = start
  const flush = (): void => {
    if (units !== '') value += utf8(units) ?? units
    units = ''
  }
  while (at < text.length) {
    piece.lastIndex = at
    const match = piece.exec(text)
    if (match === null) break
    const [whole, hex, short, long, octal, control, other] = match
    if (whole.length === 1 && closers.includes(whole)) {
      flush()
      return { value, end: at }
    }
    at = piece.lastIndex
    const byte = hex !== undefined ? parseInt(hex, 16) : octal && parseInt(octal, 8) & 0xff
    if (typeof byte === 'number' && byte >= 0x80) {
      units += String.fromCharCode(byte)
      continue
    }
    flush()
    if (typeof byte === 'number') value += String.fromCharCode(byte)
    else if (short !== undefined) value += String.fromCharCode(parseInt(short, 16))
    else if (long !== undefined) value += codePoint(parseInt(long, 16))
    else if (control !== undefined) value += String.fromCharCode(control.charCodeAt(0) & 0x1f)
    else if (other !== undefined) value += simple[other] ?? `\\${other}`
    else value += whole
  }
  return { value }
}

const codePoint = (code: number): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'

function utf8(units: string): string | undefined {
  const decoded = Buffer.from(units, 'latin1').toString('utf8')
  return decoded.includes('\ufffd') ? undefined : decoded
}
