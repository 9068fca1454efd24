import { type Edited, edit, editedText, editFor, textOfEdited } from './edit-text.ts'
import type { Press } from './keys.ts'
import { useDraft } from './use-draft.ts'

/** A line of text that the keyboard edits. */
export interface EditedField {
  readonly edited: Edited
  /** The text as of now, without blanks around it. */
  readonly text: () => string
  readonly onPress: (press: Press) => void
  readonly onPaste: (text: string) => void
  /** Begins with another text. */
  readonly reset: (text: string) => void
}

export function useEdited(initial: () => string): EditedField {
  const draft = useDraft(() => editedText(initial()))
  return {
    edited: draft.value,
    text: () => textOfEdited(draft.get()).trim(),
    onPress: ({ name, text }) => draft.set(edit(draft.get(), editFor(name) ?? { insert: text })),
    onPaste: (text) => draft.set(edit(draft.get(), { insert: text })),
    reset: (text) => draft.set(editedText(text)),
  }
}
