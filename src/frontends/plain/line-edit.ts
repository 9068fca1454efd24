import { sanitise } from '#src/domain/sanitise.ts'
import { hideShapes } from '#src/domain/secret-shapes.ts'
import type { Key } from './key-decoder.ts'

/** A line that is being typed. */
export interface TypedLine {
  readonly line: string
  /** The last keys took something away, so what stands on the paper is not the line. */
  readonly removing: boolean
}

export const emptyLine: TypedLine = { line: '', removing: false }

interface Edited extends TypedLine {
  /** What to print for it. */
  readonly echo: string
}

/**
 * Edits a line on paper that nothing can be erased from.
 *
 * A terminal erases by moving the cursor back. Screen readers then read half of the row again,
 * or nothing, and terminals without a cursor print rubbish. So typing prints the characters, and
 * Backspace *says* what it took away, which is what a screen reader does in any text field:
 *
 *     Your answer: nigt
 *     Removed: t
 *     night
 *
 * The row of removals goes on while removing goes on. The next character first prints the line
 * as it is now, so that the row being typed is always the whole line, for ears, eyes and braille.
 */
export function edit(typed: TypedLine, key: Key): Edited {
  switch (key.kind) {
    case 'text':
      return insert(typed, key.text)
    case 'paste':
      return insert(typed, key.text.replace(/\s*\n\s*/g, ' ').replace(/[\x00-\x1f\x7f]/g, ''))
    case 'backspace':
      return remove(typed, lastCharacter(typed.line))
    case 'remove-word':
      return remove(typed, /\S*\s*$/.exec(typed.line)?.[0] ?? '')
    case 'remove-line':
      return typed.line === ''
        ? { ...typed, echo: '' }
        : { line: '', removing: false, echo: '\nRemoved everything.\n' }
    case 'enter':
      return { ...typed, removing: false, echo: typed.removing ? `\n${shown(typed.line)}\n` : '\n' }
    default:
      return { ...typed, echo: '' }
  }
}

function insert({ line, removing }: TypedLine, text: string): Edited {
  const echo = removing ? `\n${shown(line + text)}` : shown(text)
  return { line: line + text, removing: false, echo }
}

function remove({ line, removing }: TypedLine, removed: string): Edited {
  if (removed === '') return { line, removing, echo: '' }
  const said = removed.trim() === '' ? 'space' : shown(removed.trim())
  const echo = removing ? `, ${said}` : `\nRemoved: ${said}`
  return { line: line.slice(0, -removed.length), removing: true, echo }
}

/** Typed or pasted text as it is printed; a secret that was pasted where none belongs is not. */
export const shown = (text: string): string => hideShapes(sanitise(text), '(a secret, not shown)')

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The last character as a person counts: an emoji of five code points is one. */
function lastCharacter(text: string): string {
  // No character of any script is nearly as long, and a pasted text may be.
  const tail = text.slice(-64)
  return [...characters.segment(tail)].at(-1)?.segment ?? ''
}
