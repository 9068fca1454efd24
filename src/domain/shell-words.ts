/** One word of a line, and the characters of the line that it was written with. */
export interface ShellWord {
  readonly text: string
  readonly from: number
  readonly to: number
  /** The quote or backslash that the line ends in before it is closed. */
  readonly open?: "'" | '"' | '\\'
}

/**
 * The words of a line as a POSIX shell separates and unquotes them, the inverse of `shellCommand`.
 * Nothing is expanded: `$`, `*` and `~` are characters. An unquoted `#` that begins a word begins a
 * comment. A line that ends inside a quote gives its last word as `open`.
 */
export function shellWords(line: string): readonly ShellWord[] {
  const words: ShellWord[] = []
  let at = 0
  while (at < line.length) {
    if (isBlank(line[at])) at += 1
    else if (line[at] === '#') break
    else {
      const word = wordAt(line, at)
      words.push(word)
      at = word.to
    }
  }
  return words
}

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && ' \t\r\n'.includes(character)

function wordAt(line: string, from: number): ShellWord {
  let text = ''
  let quote: "'" | '"' | undefined
  let at = from
  for (; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (quote === undefined && isBlank(character)) break
    if (quote === character) quote = undefined
    else if (quote === undefined && (character === "'" || character === '"')) quote = character
    else if (character === '\\' && quote !== "'") {
      const next = line[at + 1]
      if (next === undefined) return { text, from, to: line.length, open: '\\' }
      at += 1
      text += kept(next, quote)
    } else text += character
  }
  return { text, from, to: at, ...(quote === undefined ? {} : { open: quote }) }
}

/** What a backslash and the character behind it stand for. */
function kept(next: string, quote: '"' | undefined): string {
  if (next === '\n') return ''
  return quote === undefined || '$`"\\'.includes(next) ? next : `\\${next}`
}
