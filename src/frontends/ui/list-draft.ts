import { type Edited, edit, editedText, editFor, textOfEdited } from './edit-text.ts'
import type { Press } from './keys.ts'

/** A list that is being filtered, moved in and chosen from. */
export interface ListDraft {
  readonly filter: Edited
  /** The place in what matches the filter. */
  readonly cursor: number
  readonly chosen: ReadonlySet<string>
}

export const listDraft = (chosen: readonly string[] = [], cursor = 0): ListDraft => ({
  filter: editedText(''),
  cursor,
  chosen: new Set(chosen),
})

/** A typed or pasted character narrows the list; the cursor then stands on the first match. */
export function filtered(draft: ListDraft, press: Press): ListDraft {
  const filter = edit(draft.filter, editFor(press.name) ?? { insert: press.text })
  const same = textOfEdited(filter) === textOfEdited(draft.filter)
  return { ...draft, filter, cursor: same ? draft.cursor : 0 }
}

/** Chooses what was not chosen, and the other way round; what a filter hides stays chosen. */
export function toggled(draft: ListDraft, value: string): ListDraft {
  const chosen = new Set(draft.chosen)
  if (!chosen.delete(value)) chosen.add(value)
  return { ...draft, chosen }
}
