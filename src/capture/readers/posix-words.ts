import type { Repair } from '#src/capture/request.ts'
import { ansiC } from './ansi-c.ts'
import { isBlankFrom, lineGoesOn, quoteIsOpen, runEnd, type Words } from './words.ts'

/**
 * Reads one simple command as a POSIX shell splits it into words, from `start` to the first
 * unquoted line end or operator. Nothing is expanded: `$(…)`, backticks and `$NAME` stay text.
 *
 * Beyond the shell, outside quotes only: typographic quotes, blanks and dashes count as the plain
 * ones a chat made them from, and `^` before a line end continues the line, as Reqable writes it.
 * Takes time linear in the text.
 */
export function posixWords(text: string, start: number, repairs: Set<Repair>): Words {
  const words: string[] = []
  let word: string | undefined
  let at = start
  let open: string | undefined

  const add = (piece: string): void => {
    word = (word ?? '') + piece
  }
  const finish = (): void => {
    if (word !== undefined) words.push(word)
    word = undefined
  }

  while (at < text.length && open === undefined) {
    const plain = runEnd(text, at, ordinary)
    if (plain > at) {
      add(text.slice(at, plain))
      at = plain
      continue
    }
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    if ('\n;&|<>'.includes(char)) break
    if (char === '#' && word === undefined) {
      at = lineEnd(text, at)
    } else if (isBlank(char)) {
      if (char > '\u007f') repairs.add('spaces')
      finish()
      at += 1
    } else if (char === "'" || singles.includes(char)) {
      const close = char === "'" ? text.indexOf("'", at + 1) : runEnd(text, at + 1, notSingle)
      if (char !== "'") repairs.add('quotes')
      if (close === -1 || close === text.length) open = quoteIsOpen
      else add(text.slice(at + 1, close))
      at = close + 1
    } else if (char === '$' && (next === "'" || singles.includes(next))) {
      if (next !== "'") repairs.add('quotes')
      const { value, end } = ansiC(text, at + 2, next === "'" ? "'" : singles)
      if (end === undefined) open = quoteIsOpen
      else add(value)
      at = (end ?? text.length) + 1
    } else if (char === '"' || doubles.includes(char)) {
      if (char !== '"') repairs.add('quotes')
      const { value, end } = doubleQuoted(text, at + 1, char === '"' ? '"' : doubles)
      if (end === undefined) open = quoteIsOpen
      else add(value)
      at = (end ?? text.length) + 1
    } else if (char === '\\' || (char === '^' && next === '\n')) {
      if (next === '\n' || next === '') {
        // A blank last line does not make up for the one that was announced.
        if (isBlankFrom(text, at + 1)) open = lineGoesOn
      } else add(next)
      at += 2
    } else if (invisible.test(char)) {
      repairs.add('invisible')
      at += 1
    } else if (word === undefined && dashes.includes(char)) {
      repairs.add('dashes')
      at = runEnd(text, at, dashRun)
      add(/^[A-Za-z](?![a-z])/.test(text.slice(at, at + 2)) ? '-' : '--')
    } else {
      add(char)
      at += 1
    }
  }
  if (open === undefined) finish()
  return { words, end: Math.min(at, text.length), ...(open !== undefined && { open }) }
}

const ordinary = /[^\s'"\\$;&|<>#^\u0080-\uffff]+/y
const notSingle = /[^'‘’‚‛]*/y
const notDouble = /[^"“”„‟\\]+/y
const dashRun = /[-‐‑‒–—―−]+/y
const singles = '‘’‚‛'
const doubles = '“”„‟'
const dashes = '‐‑‒–—―−'
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const isBlank = (char: string): boolean => /\s/.test(char) && char !== '\n' && char !== '\ufeff'

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** In double quotes a backslash escapes `$`, a backtick, `"` and itself, and joins lines. */
function doubleQuoted(
  text: string,
  start: number,
  closers: string,
): { value: string; end?: number } {
  let value = ''
  let at = start
  while (at < text.length) {
    const plain = runEnd(text, at, notDouble)
    value += text.slice(at, plain)
    at = plain
    const char = text.charAt(at)
    if (char !== '' && closers.includes(char)) return { value, end: at }
    const next = text.charAt(at + 1)
    if (char === '\\' && next === '\n') at += 2
    else if (char === '\\' && next !== '' && '$`"\\'.includes(next)) {
      value += next
      at += 2
    } else {
      value += char
      at += 1
    }
  }
  return { value }
}
