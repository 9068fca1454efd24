import { useState } from 'react'
import { type Edited, edit, editedText, editFor, textOfEdited } from './edit-text.ts'
import type { Typing } from './listeners.ts'
import { useDraft } from './use-draft.ts'

/** A line of text that the keyboard edits. */
export interface EditedField extends Typing {
  readonly edited: Edited
  /** It holds what it began with. */
  readonly untouched: boolean
  /** The text as of now, without blanks around it. */
  readonly text: () => string
  /** Begins with another text. */
  readonly reset: (text: string) => void
}

export function useEdited(initial: () => string): EditedField {
  const [first] = useState(() => editedText(initial()))
  const draft = useDraft(() => first)
  return {
    edited: draft.value,
    untouched: textOfEdited(draft.value) === textOfEdited(first),
    text: () => textOfEdited(draft.get()).trim(),
    onPress: ({ name, text }) => draft.set(edit(draft.get(), editFor(name) ?? { insert: text })),
    onPaste: (text) => draft.set(edit(draft.get(), { insert: text })),
    reset: (text) => draft.set(editedText(text)),
  }
}
