import { isBlankFrom, lineGoesOn, quoteIsOpen, runEnd, type Words } from './words.ts'

/**
 * Reads one command of "Copy as cURL (cmd)" by inverting what the browsers' encoders do, for every
 * generation of Chrome and Firefox. It does not imitate cmd.exe: what older Chromes wrote was
 * wrong for cmd.exe itself, so imitation would give garbage. `%NAME%` stays text.
 *
 * A caret makes the next character literal, joins lines before one line feed, and stands for a
 * line feed before two. Then `\\` is a backslash, `\"` and a doubled `""` are a quote, and any
 * other quote, with a caret or without, opens or closes. Takes time linear in the text.
 */
export function cmdWords(text: string, start: number): Words {
  const words: string[] = []
  let word: string | undefined
  let quoted = false
  let at = start
  const add = (piece: string): void => {
    word = (word ?? '') + piece
  }

  while (at < text.length) {
    const plain = runEnd(text, at, ordinary)
    if (plain > at) {
      add(text.slice(at, plain))
      at = plain
    }
    const unit = unitAt(text, at)
    if (unit === undefined) break
    const { char, literal, end } = unit
    if (char === '') {
      if (!quoted && isBlankFrom(text, end)) return { words, end, open: lineGoesOn }
    } else if (char === '\\') {
      const next = unitAt(text, end)
      if (next?.char === '\\' || next?.char === '"') {
        add(next.char)
        at = next.end
        continue
      }
      add(char)
    } else if (char === '"') {
      if (quoted && !literal && text.charAt(end) === '"') {
        add(char)
        at = end + 1
        continue
      }
      quoted = !quoted
      add('')
    } else if (quoted || literal) {
      add(char)
    } else if ('\n&|<>'.includes(char)) {
      break
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      add(char)
    }
    at = end
  }
  if (quoted) return { words, end: text.length, open: quoteIsOpen }
  if (word !== undefined) words.push(word)
  return { words, end: Math.min(at, text.length) }
}

const ordinary = /[^\s"\\^&|<>]+/y

/** One character as the caret rule gives it; an empty one where a caret only joins lines. */
function unitAt(
  text: string,
  at: number,
): { char: string; literal: boolean; end: number } | undefined {
  if (at >= text.length) return undefined
  const char = text.charAt(at)
  if (char !== '^') return { char, literal: false, end: at + 1 }
  const next = text.charAt(at + 1)
  if (next === '\n' && text.charAt(at + 2) === '\n') {
    return { char: '\n', literal: true, end: at + 3 }
  }
  if (next === '\n' || next === '') return { char: '', literal: true, end: at + 2 }
  return { char: next, literal: true, end: at + 2 }
}
