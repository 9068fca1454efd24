import { type Recognition, recognise } from '#src/capture/progress.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { type Edit, type Edited, edit, editedText, textOfEdited } from './edit-text.ts'

/** What is said of a text that may still arrive. */
type Recognise = (text: string) => Recognition

/** A field for a text that holds a secret. What was pasted is apart: it is counted, never drawn. */
export interface Pasted {
  readonly typed: Edited
  readonly pasted: string
  /** What was typed is our own suggestion, as it was: a paste takes its place. */
  readonly suggested?: boolean
  /** Of the whole text; made once, since a paste may be long. */
  readonly recognition: Recognition
}

/** An empty field. @param suggestion an address that stands there to be taken or replaced */
export const nothingPasted = (suggestion = '', sees: Recognise = recognise): Pasted => ({
  ...recognised(editedText(suggestion), '', sees),
  suggested: suggestion !== '',
})

/** What was typed and seen before, to be corrected. */
export const typedBefore = (text: string, sees: Recognise = recognise): Pasted =>
  recognised(editedText(text), '', sees)

/** The whole text, as it is handed on. */
export const wholeText = ({ typed, pasted }: Pick<Pasted, 'typed' | 'pasted'>): string =>
  textOfEdited(typed) + pasted

export type PasteChange =
  | { readonly paste: string }
  | { readonly type: Edit | { readonly insert: string } }

/**
 * A paste joins what is there, since slow lines deliver one in parts; but a paste that is complete
 * by itself replaces it: somebody tries again. A key that deletes takes away all that was pasted.
 */
export function changePasted(
  state: Pasted,
  change: PasteChange,
  sees: Recognise = recognise,
): Pasted {
  if ('paste' in change) {
    const text = unixLines(change.paste)
    const alone = recognised(editedText(''), text, sees)
    if (alone.recognition.complete || state.suggested) return alone
    return recognised(state.typed, state.pasted + text, sees)
  }
  if (state.pasted === '') return recognised(edit(state.typed, change.type), '', sees)
  const deletes = typeof change.type === 'string' && change.type.startsWith('delete')
  return deletes ? nothingPasted('', sees) : state
}

const recognised = (typed: Edited, pasted: string, sees: Recognise): Pasted => ({
  typed,
  pasted,
  recognition: sees(wholeText({ typed, pasted })),
})

/** What was typed, when it may be seen: a short word without the shape of a secret. */
export function visibleAddress({ typed, pasted }: Pasted): Edited | undefined {
  const text = textOfEdited(typed)
  const isAddress = pasted === '' && text.length < 200 && !/\s/.test(text) && !looksSecret(text)
  return isAddress ? typed : undefined
}

/** `2,341 characters · cURL from Chrome (bash)`. */
export function pasteSummary(pasted: Pasted): string {
  const characters = wholeText(pasted).length
  const counted = `${characters.toLocaleString('en')} character${characters === 1 ? '' : 's'}`
  return `${counted} · ${pasted.recognition.label}`
}

// Terminals send the line breaks of a paste as carriage returns.
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n')
