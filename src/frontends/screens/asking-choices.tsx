import { type ReactNode, useState } from 'react'
import { listDraft, toggled } from '#src/frontends/ui/list-draft.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import { backKey } from './back-key.ts'
import { formWidth } from './body.ts'
import { useBody } from './frame.tsx'
import { problemParts, rowsPart } from './parts.tsx'
import { pickerPart } from './picker-part.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { type AskingStatus, typed } from './status.ts'
import { usePicker } from './use-picker.ts'

/** A question that any number of options answers. */
export function AskingChoices(props: {
  readonly status: AskingStatus
  readonly question: ChoicesQuestion<string, unknown>
  readonly options: readonly Option[]
}): ReactNode {
  const { status, question, options } = props
  const { previous, problem } = status.asking
  const picker = usePicker(
    options,
    () => listDraft(stillThere(options, previous ?? question.initial ?? [])),
    { several: true, filters: true },
  )
  const body = useBody(Math.max(formWidth, picker.wantedWidth))
  const isEmpty = options.length === 0
  // Who filtered and pressed Enter may believe that the row under the cursor is taken.
  const [warned, setWarned] = useState(false)

  const toggle = (): void => {
    const option = picker.current()
    if (option && !option.disabled) picker.draft.set(toggled(picker.draft.get(), option.value))
  }
  const submit = (): void => {
    const { chosen } = picker.draft.get()
    if (chosen.size === 0 && !isEmpty && !warned) {
      setWarned(true)
      return
    }
    const taken = options.filter(({ value }) => chosen.has(value))
    status.answer(
      taken.map(({ value }) => value),
      typed(taken.map(({ label }) => label).join(', ')),
    )
  }
  const none = picker.draft.value.chosen.size === 0 && !isEmpty
  const goOn = none ? 'go on with none' : 'go on'
  const listKeys = [
    picker.movement,
    { keys: ['tab', 'ctrl-space'], shown: 'tab', label: 'choose', run: toggle },
  ]
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        ...(isEmpty ? [] : listKeys),
        { keys: ['enter'], label: goOn, run: submit },
        ...backKey(status),
      ]}
      onPress={picker.filter}
      onPaste={(text) => picker.filter({ name: '', text })}
      parts={[
        ...problemParts(problem, body.width),
        isEmpty
          ? rowsPart(
              'empty',
              paragraphRows(question.empty ?? 'There is nothing to choose from.', body.width),
            )
          : pickerPart(picker.pickable, body.width),
        ...(none && warned ? [rowsPart('none', paragraphRows(noneChosen, body.width))] : []),
      ]}
    />
  )
}

const noneChosen =
  'Nothing is chosen: tab chooses the row you are on. Enter again goes on with none.'

/** What was chosen before, as far as it can still be chosen. */
const stillThere = (options: readonly Option[], chosen: string | readonly string[]): string[] =>
  options
    .filter(({ value, disabled }) => !disabled && chosen.includes(value))
    .map(({ value }) => value)
