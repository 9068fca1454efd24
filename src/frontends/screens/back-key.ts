import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Input } from '#src/jobs/flows/question.ts'
import type { AskingStatus } from './status.ts'
import type { Picker } from './use-picker.ts'

/**
 * Esc, where there is a question to go back to.
 * @param draft what was typed or chosen so far, as of then
 */
export const backKey = (
  { asking, goBack }: AskingStatus,
  draft: () => Input | undefined = () => undefined,
): readonly Binding[] =>
  asking.isFirst
    ? []
    : [{ keys: ['esc'], label: 'back', essential: true, run: () => goBack(draft()) }]

/** The same in a list: where a filter narrows it, Esc first takes the filter away. */
export const backOfList = (
  status: AskingStatus,
  picker: Picker,
  draft?: () => Input,
): readonly Binding[] =>
  picker.isFiltered()
    ? [{ keys: ['esc'], label: 'clear filter', essential: true, run: picker.clearFilter }]
    : backKey(status, draft)
