import type { Binding } from '#src/frontends/ui/keys.ts'
import type { AskingStatus } from './status.ts'
import type { Picker } from './use-picker.ts'

/** Esc, where there is a question to go back to. */
export const backKey = ({ asking, goBack }: AskingStatus): readonly Binding[] =>
  asking.isFirst ? [] : [{ keys: ['esc'], label: 'back', essential: true, run: goBack }]

/** The same in a list: where a filter narrows it, Esc first takes the filter away. */
export const backOfList = (status: AskingStatus, picker: Picker): readonly Binding[] =>
  picker.isFiltered()
    ? [{ keys: ['esc'], label: 'clear filter', essential: true, run: picker.clearFilter }]
    : backKey(status)
