import { looksSecret } from '#src/domain/secret-shapes.ts'
import { graphemesOf } from './width.ts'

/** A line of text that is being edited; the cursor stands before the grapheme with its number. */
export interface Edited {
  readonly graphemes: readonly string[]
  readonly cursor: number
}

export const editedText = (text: string): Edited => {
  const graphemes = graphemesOf(oneLine(text))
  return { graphemes, cursor: graphemes.length }
}

export const textOfEdited = ({ graphemes }: Edited): string => graphemes.join('')

/** The same as it is drawn: a secret that was pasted where none belongs is not shown. */
export const shownOf = (edited: Edited): Edited =>
  looksSecret(textOfEdited(edited))
    ? { ...edited, graphemes: edited.graphemes.map(() => '•') }
    : edited

export type Edit =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'start'
  | 'end'
  | 'delete-before'
  | 'delete-after'
  | 'delete-word'
  | 'delete-to-start'
  | 'delete-to-end'

const editOfKey: Readonly<Record<string, Edit>> = {
  left: 'left',
  'ctrl-b': 'left',
  right: 'right',
  'ctrl-f': 'right',
  'alt-left': 'word-left',
  'ctrl-left': 'word-left',
  'alt-b': 'word-left',
  'alt-right': 'word-right',
  'ctrl-right': 'word-right',
  'alt-f': 'word-right',
  home: 'start',
  'ctrl-a': 'start',
  end: 'end',
  'ctrl-e': 'end',
  backspace: 'delete-before',
  delete: 'delete-after',
  'ctrl-d': 'delete-after',
  'ctrl-w': 'delete-word',
  'alt-backspace': 'delete-word',
  'ctrl-u': 'delete-to-start',
  'ctrl-k': 'delete-to-end',
}

/** What a key does in a text field; undefined when it is no editing key. */
export const editFor = (keyName: string): Edit | undefined => editOfKey[keyName]

/** The text after an edit or after inserting `{ insert }`. Line breaks become blanks. */
export function edit(state: Edited, change: Edit | { readonly insert: string }): Edited {
  const { graphemes, cursor } = state
  if (typeof change === 'object') {
    // The parts of an emoji come one by one, and are one character with what stands before them.
    const before = graphemesOf(graphemes.slice(0, cursor).join('') + oneLine(change.insert))
    return { graphemes: [...before, ...graphemes.slice(cursor)], cursor: before.length }
  }
  const remove = (from: number, to: number): Edited => ({
    graphemes: [...graphemes.slice(0, from), ...graphemes.slice(to)],
    cursor: from,
  })
  switch (change) {
    case 'left':
      return { graphemes, cursor: Math.max(0, cursor - 1) }
    case 'right':
      return { graphemes, cursor: Math.min(graphemes.length, cursor + 1) }
    case 'word-left':
      return { graphemes, cursor: wordStart(graphemes, cursor) }
    case 'word-right':
      return { graphemes, cursor: wordEnd(graphemes, cursor) }
    case 'start':
      return { graphemes, cursor: 0 }
    case 'end':
      return { graphemes, cursor: graphemes.length }
    case 'delete-before':
      return remove(Math.max(0, cursor - 1), cursor)
    case 'delete-after':
      return remove(cursor, cursor + 1)
    case 'delete-word':
      return remove(wordStart(graphemes, cursor), cursor)
    case 'delete-to-start':
      return remove(0, cursor)
    case 'delete-to-end':
      return remove(cursor, graphemes.length)
  }
}

// Trailing line breaks belong to how a text was copied, not to the text.
const oneLine = (text: string): string =>
  text
    .replace(/[\r\n]+$/, '')
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(/\p{Cc}/gu, '')

const isBlank = (grapheme: string | undefined): boolean => grapheme === ' '

function wordStart(graphemes: readonly string[], from: number): number {
  let at = from
  while (at > 0 && isBlank(graphemes[at - 1])) at--
  while (at > 0 && !isBlank(graphemes[at - 1])) at--
  return at
}

function wordEnd(graphemes: readonly string[], from: number): number {
  let at = from
  while (at < graphemes.length && isBlank(graphemes[at])) at++
  while (at < graphemes.length && !isBlank(graphemes[at])) at++
  return at
}
