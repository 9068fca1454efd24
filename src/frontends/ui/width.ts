import stringWidth from 'string-width'
import { printable } from './printable.ts'

const ascii = /^[\x20-\x7e]*$/

/**
 * Columns that a text takes on the terminal, at most: terminals do not agree whether an emoji with
 * joiners is one picture or several. A row that is too long for one of them would be wrapped there,
 * and every row below it drawn in the wrong place.
 */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  return joined.test(text) ? widthApart(text) : stringWidth(text)
}

/** What holds several pictures together, or makes one of two characters. */
const joined = /[\u200D\uFE0F\p{EMod}\p{RI}]/u

const widthApart = (text: string): number =>
  graphemesOf(text).reduce((sum, grapheme) => {
    const apart = [...grapheme].reduce((most, one) => most + stringWidth(one), 0)
    return sum + Math.max(apart, stringWidth(grapheme))
  }, 0)

/** Made at the first need: that takes half as long as an empty Node. */
let segmenter: Intl.Segmenter | undefined

/** What a reader calls characters: an emoji with its joiners is one. */
export function graphemesOf(text: string): string[] {
  if (ascii.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** The text in at most `width` columns; an ellipsis says that something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  if (width < 1) return ''
  let kept = ''
  let taken = 1
  for (const grapheme of graphemesOf(text)) {
    taken += widthOf(grapheme)
    if (taken > width) break
    kept += grapheme
  }
  return `${kept}…`
}

/** The text in exactly `width` columns: cut, or filled with blanks. */
export function fill(text: string, width: number): string {
  const fitting = cut(text, width)
  return fitting + ' '.repeat(Math.max(0, width - widthOf(fitting)))
}

/**
 * The lines of a paragraph, broken between words; a word that is longer than a line is broken
 * inside. Control characters are replaced. At least one line, which may be empty.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(printable(line), Math.max(1, width)))
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [index, word] of text.split(' ').entries()) {
    const longer = index === 0 ? word : `${line} ${word}`
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line.trim() !== '') lines.push(line)
    const pieces = breakWord(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line]
}

function breakWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word]
  const pieces = ['']
  for (const grapheme of graphemesOf(word)) {
    const last = pieces.at(-1) ?? ''
    if (last !== '' && widthOf(last) + widthOf(grapheme) > width) pieces.push(grapheme)
    else pieces[pieces.length - 1] = last + grapheme
  }
  return pieces
}
