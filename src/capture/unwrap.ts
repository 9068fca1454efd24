import type { Repair } from './request.ts'

/** A text without what a terminal, a chat or a mail program wrapped around it. */
export interface Unwrapped {
  readonly text: string
  readonly repairs: ReadonlySet<Repair>
}

/** Line ends become line feeds; a terminal's paste markers and byte order marks go. Linear. */
export function normalise(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return plain.replace(/^\ufeff|\u001b\[20[01]~/g, '')
}

/** Undoes code fences, `> ` quoting, prompts and HTML entities around a normalised text. */
export function unwrap(text: string): Unwrapped {
  const repairs = new Set<Repair>()
  let inner = text
  for (const [repair, undo] of wrappers) {
    const undone = undo(inner)
    if (undone !== inner && repair !== undefined) repairs.add(repair)
    inner = undone
  }
  return { text: inner, repairs }
}

/** Mail quotes every line. */
const withoutQuoting = (text: string): string =>
  unmarked.test(text) ? text : text.replace(/^[ \t]{0,3}(?:> ?)+/gm, '')

/** A line with something on it that no `>` stands before. */
const unmarked = /^(?![ \t]{0,3}>)[^\n]*\S/m

/** What stands between the first ``` and the last one, unless a command began before. */
function withoutFences(text: string): string {
  const inline = /^\s*(`|```)([^`\n]+)\1\s*$/.exec(text)
  if (inline?.[2] !== undefined) return inline[2]
  const lines = text.split('\n')
  const first = lines.findIndex((line) => fence.test(line))
  if (first === -1 || begun.test(lines.slice(0, first).join('\n'))) return text
  const last = lines.findLastIndex((line) => fence.test(line))
  const inner = lines.slice(first + 1, last > first ? last : lines.length)
  return inner.filter((line) => !fence.test(line)).join('\n')
}

const fence = /^\s*```[^\s`]*\s*$/
const begun = /\bcurl\b[^\n]*['"]|\bfetch\(|Invoke-/

/** Only where an entity stands in the place of a quote; elsewhere it is data. */
function withoutEntities(text: string): string {
  if (!/(?:^|[\s(=:,$^])&(?:quot|apos|#0?39|#x27|#34|#x22);/i.test(text)) return text
  return text.replace(/&(quot|apos|amp|lt|gt|nbsp|#0?39|#x27|#34|#x22);/gi, (_, name: string) => {
    return entities[name.toLowerCase().replace('#039', '#39')] ?? ''
  })
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
}

/** A prompt before the command, and the shell's own `> ` before each line that goes on. */
function withoutPrompts(text: string): string {
  const inner = text.replace(prompt, '')
  const end = inner.indexOf('\n') + 1
  return end === 0 ? inner : inner.slice(0, end) + withoutQuoting(inner.slice(end))
}

const prompt = /^[ \t]*(?:[$%#❯]|(?:PS )?[A-Za-z]:\\[^>\n]*>)[ \t]*(?=curl|Invoke-|fetch\()/gim

const wrappers: readonly (readonly [Repair | undefined, (text: string) => string])[] = [
  ['quoting', withoutQuoting],
  ['fences', withoutFences],
  ['entities', withoutEntities],
  // A prompt is no sign that the text was relayed: people copy from their own terminal too.
  [undefined, withoutPrompts],
]

/** Straight quotes and plain blanks, for the forms whose quotes a document made typographic. */
export function straighten(text: string, repairs: Set<Repair>): string {
  if (!/[“”„‘’]/.test(text) || text.includes('"')) return text
  repairs.add('quotes')
  return text.replace(/[“”„‟]/g, '"').replace(/\u00a0/g, ' ')
}
