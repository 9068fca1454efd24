import { useMemo } from 'react'
import { editedText, textOfEdited } from '#src/frontends/ui/edit-text.ts'
import type { Binding, Press } from '#src/frontends/ui/keys.ts'
import { filtered, type ListDraft } from '#src/frontends/ui/list-draft.ts'
import { movedCursor, movementKeys } from '#src/frontends/ui/list-window.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import type { Pickable } from '#src/frontends/ui/option-picker.tsx'
import { matchingOptions, neededWidths, searchTexts } from '#src/frontends/ui/option-rows.ts'
import { type Draft, useDraft } from '#src/frontends/ui/use-draft.ts'
import type { Option } from '#src/jobs/flows/question.ts'

export interface Picker {
  readonly draft: Draft<ListDraft>
  readonly pickable: Pickable
  /** The option under the cursor, as of now. */
  readonly current: () => Option | undefined
  readonly movement: Binding
  /** What is typed narrows the list. */
  readonly filter: Typing
  readonly isFiltered: () => boolean
  readonly clearFilter: () => void
}

/** A page far down a long list is always about as long; it does not follow the window's height. */
const page = 10

/** A list that is filtered, moved in and chosen from, with the keys that do it. */
export function usePicker(
  options: readonly Option[],
  initial: () => ListDraft,
  looks: Pick<Pickable, 'several' | 'filters'>,
): Picker {
  const draft = useDraft(initial)
  const texts = useMemo(() => searchTexts(options), [options])
  const widths = useMemo(() => neededWidths(options), [options])
  const text = textOfEdited(draft.value.filter)
  const matches = useMemo(() => matchingOptions(texts, text), [texts, text])
  // Keys come faster than drawings: what matches now may not be what is drawn.
  const matchesNow = (): readonly number[] =>
    draft.get() === draft.value ? matches : matchingOptions(texts, textOfEdited(draft.get().filter))
  const filter = (press: Press): void => draft.set(filtered(draft.get(), press))
  return {
    draft,
    pickable: { ...looks, options, matches, draft: draft.value, widths },
    current: () => options[matchesNow()[draft.get().cursor] ?? -1],
    movement: {
      keys: movementKeys,
      shown: '↑↓',
      label: 'move',
      run: (key) => {
        const now = draft.get()
        const cursor = movedCursor(key, now.cursor, matchesNow().length, page)
        if (cursor !== undefined) draft.set({ ...now, cursor })
      },
    },
    filter: { onPress: filter, onPaste: (text) => filter({ name: '', text }) },
    isFiltered: () => draft.get().filter.graphemes.length > 0,
    clearFilter: () => draft.set({ ...draft.get(), filter: editedText(''), cursor: 0 }),
  }
}
