import { type ReactNode, useState } from 'react'
import type { Press } from '#src/frontends/ui/keys.ts'
import { listDraft, toggled } from '#src/frontends/ui/list-draft.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import { backOfList } from './back-key.ts'
import { useBody } from './frame.tsx'
import { problemParts, rowsPart } from './parts.tsx'
import { pickerPart } from './picker-part.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { useSession } from './session-context.ts'
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
  const body = useBody()
  const isEmpty = options.length === 0
  // Without a fallback, none is no answer: the question would only come again.
  const mayBeNone = question.fallback !== undefined
  const [remark, setRemark] = useState<string>()
  const { session } = useSession()
  /** For whoever may do what cannot be chosen here. */
  const command = session.canCopy ? picker.current()?.instead?.command : undefined

  const toggle = (): void => {
    const option = picker.current()
    if (option?.disabled) setRemark(cannotChoose(option, session.canCopy))
    else if (option) {
      setRemark(undefined)
      picker.draft.set(toggled(picker.draft.get(), option.value))
    }
  }
  const submit = (): void => {
    const { chosen } = picker.draft.get()
    // Who filtered and pressed Enter may believe that the row under the cursor is taken.
    if (chosen.size === 0 && !isEmpty && !(mayBeNone && remark === noneGoesOn)) {
      setRemark(mayBeNone ? noneGoesOn : noneChosen)
      return
    }
    const taken = options.filter(({ value }) => chosen.has(value))
    status.answer(
      taken.map(({ value }) => value),
      typed(taken.map(({ label }) => label).join(', ')),
    )
  }
  // No name begins with a blank: before there is a filter, the space bar chooses, as in other lists.
  const press = (pressed: Press): void => {
    if (pressed.text === ' ' && !picker.isFiltered()) toggle()
    else {
      setRemark(undefined)
      picker.filter.onPress(pressed)
    }
  }
  const none = picker.draft.value.chosen.size === 0 && !isEmpty && mayBeNone
  const goOn = none ? 'go on with none' : 'go on'
  const isDisabled = picker.current()?.disabled ?? false
  const listKeys = [
    picker.movement,
    {
      keys: ['tab', 'ctrl-space'],
      shown: 'tab',
      label: isDisabled ? 'why not' : 'choose',
      run: toggle,
    },
  ]
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        ...(isEmpty ? [] : listKeys),
        ...(isEmpty && !mayBeNone ? [] : [{ keys: ['enter'], label: goOn, run: submit }]),
        ...backOfList(status, picker, () => [...picker.draft.get().chosen]),
        ...(command === undefined
          ? []
          : [
              {
                keys: ['ctrl-y'],
                label: 'their command',
                help: 'copy the command for them',
                run: () => void session.copy(command).then(setRemark),
              },
            ]),
      ]}
      typing={
        isEmpty ? undefined : { onPress: press, onPaste: (text) => press({ name: '', text }) }
      }
      parts={[
        ...problemParts(problem, body.width),
        isEmpty
          ? rowsPart(
              'empty',
              paragraphRows(question.empty ?? 'There is nothing to choose from.', body.width),
            )
          : pickerPart(picker.pickable, body.width),
        ...(remark === undefined ? [] : [rowsPart('remark', paragraphRows(remark, body.width))]),
      ]}
    />
  )
}

const noneChosen = 'Nothing is chosen: tab chooses the row you are on.'
const noneGoesOn = `${noneChosen} Enter again goes on with none.`

const cannotChoose = ({ label, instead }: Option, canCopy: boolean): string => {
  if (instead === undefined) return `${label} cannot be chosen.`
  const copying = canCopy && instead.command !== undefined
  return copying ? `${instead.text} Ctrl-Y copies the command for them.` : instead.text
}

/** What was chosen before, as far as it can still be chosen. */
const stillThere = (options: readonly Option[], chosen: string | readonly string[]): string[] =>
  options
    .filter(({ value, disabled }) => !disabled && chosen.includes(value))
    .map(({ value }) => value)
