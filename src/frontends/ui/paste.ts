import { type Recognition, recognise } from '#src/capture/progress.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { type Edit, type Edited, edit, editedText, textOfEdited } from './edit-text.ts'

/** A field for a text that holds a secret. What was pasted is apart: it is counted, never drawn. */
export interface Pasted {
  readonly typed: Edited
  readonly pasted: string
}

export const nothingPasted = (initial = ''): Pasted => ({ typed: editedText(initial), pasted: '' })

/** The whole text, as it is handed on. */
export const wholeText = ({ typed, pasted }: Pasted): string => textOfEdited(typed) + pasted

export type PasteChange = { readonly paste: string } | { readonly type: Edit | { insert: string } }

/**
 * A paste joins what is there, since slow lines deliver one in parts; but a paste that is complete
 * by itself replaces it: somebody tries again. A key that deletes takes away all that was pasted.
 */
export function changePasted(state: Pasted, change: PasteChange): Pasted {
  if ('paste' in change) {
    const text = unixLines(change.paste)
    if (recognise(text).complete) return { typed: editedText(''), pasted: text }
    return { ...state, pasted: state.pasted + text }
  }
  if (state.pasted === '') return { ...state, typed: edit(state.typed, change.type) }
  const deletes = typeof change.type === 'string' && change.type.startsWith('delete')
  return deletes ? nothingPasted() : state
}

/** What was typed, when it may be seen: a short word without the shape of a secret. */
export function visibleAddress({ typed, pasted }: Pasted): Edited | undefined {
  const text = textOfEdited(typed)
  const isAddress = pasted === '' && text.length < 200 && !/\s/.test(text) && !looksSecret(text)
  return isAddress ? typed : undefined
}

/** `2,341 characters · cURL from Chrome (bash)`. */
export function pasteSummary(text: string, { label }: Recognition = recognise(text)): string {
  const characters = text.length
  return `${characters.toLocaleString('en')} character${characters === 1 ? '' : 's'} · ${label}`
}

// Terminals send the line breaks of a paste as carriage returns.
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Nothing more has to come: the field may go on by itself. */
export const isWhole = (state: Pasted): boolean => recognise(wholeText(state)).complete
