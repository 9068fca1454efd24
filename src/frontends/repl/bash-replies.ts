import { shellQuote } from '#src/domain/shell-quote.ts'
import type { ShellWord } from '#src/domain/shell-words.ts'
import type { Candidate } from './candidates.ts'

/**
 * Candidates as bash inserts them, which is verbatim: quoted, so that no name can act.
 *
 * Bash takes a smaller piece for the word than it is: behind the last `:` or `=`, and behind an open
 * quote. Only that piece is replaced; an open quote is closed by bash itself.
 *
 * @param line the line up to the cursor
 * @param word the whole word at its end
 * @param typed the piece that bash replaces, as bash gives it
 */
export function bashReplies(
  line: string,
  word: ShellWord,
  typed: string,
  found: readonly Candidate[],
): string[] {
  const quote = word.open === '\\' ? undefined : word.open
  const before = line.slice(word.from, Math.max(word.from, line.length - typed.length))
  const kept = quote !== undefined && before.endsWith(quote) ? before.slice(0, -1) : before
  if (word.open === '\\' || /['"\\]/.test(kept)) return []
  const fitting = found.filter((one) => one.word.startsWith(kept))
  const beginning = fitting.filter((one) => one.word.startsWith(word.text))
  return (beginning.length > 0 ? beginning : fitting).flatMap(({ word: text, open }) => {
    const rest = text.slice(kept.length)
    if (quote !== undefined && before.endsWith(quote)) return insideQuote(rest, quote)
    return [shellQuote(rest) + (open ? '' : ' ')]
  })
}

function insideQuote(text: string, quote: "'" | '"'): string[] {
  if (quote === "'") return [text.replaceAll("'", `'\\''`)]
  // Inside double quotes nothing keeps bash from taking `!` for its history.
  return text.includes('!') ? [] : [text.replace(/[$`"\\]/g, '\\$&')]
}
