import { type ReactNode, useState } from 'react'
import { listDraft } from '#src/frontends/ui/list-draft.ts'
import type { ChoiceQuestion, Option } from '#src/jobs/flows/question.ts'
import { AskingOptionText } from './asking-option-text.tsx'
import { backOfList } from './back-key.ts'
import { useBody } from './frame.tsx'
import { problemParts } from './parts.tsx'
import { howToFilter, pickerPart } from './picker-part.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { type AskingStatus, typed } from './status.ts'
import { usePicker } from './use-picker.ts'

/** A list as short as this is seen at a glance: a filter would only be in the way. */
const atAGlance = 8

/** A question that one of several options answers. */
export function AskingChoice(props: {
  readonly status: AskingStatus
  readonly question: ChoiceQuestion<string, unknown>
  readonly options: readonly Option[]
}): ReactNode {
  const { status, question, options } = props
  const { previous, problem } = status.asking
  const before = typeof previous === 'string' ? previous : question.initial
  const answered = optionOf(options, before)
  const [textOf, setTextOf] = useState<Option | undefined>(
    problem && answered?.text ? answered : undefined,
  )
  const picker = usePicker(
    options,
    () => listDraft([], answered ? options.indexOf(answered) : firstUsable(options)),
    { several: false, filters: options.length > atAGlance },
  )
  const body = useBody()

  if (textOf !== undefined)
    return (
      <AskingOptionText
        status={status}
        option={textOf}
        previous={(textOf === answered && before?.slice(textOf.value.length)) || undefined}
        close={() => setTextOf(undefined)}
      />
    )

  const choose = (): void => {
    const option = picker.current()
    if (option === undefined || option.disabled) return
    if (option.text) setTextOf(option)
    else status.answer(option.value, typed(option.label))
  }
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        picker.movement,
        { keys: ['enter'], label: 'choose', run: choose },
        ...backOfList(status, picker),
      ]}
      help={picker.pickable.filters ? [howToFilter] : []}
      typing={picker.pickable.filters ? picker.filter : undefined}
      parts={[
        ...problemParts(answered?.text ? undefined : problem, body.width),
        pickerPart(picker.pickable, body.width),
      ]}
    />
  )
}

/** The option that an input stands for; one with a text is only the beginning of its input. */
const optionOf = (options: readonly Option[], input: string | undefined): Option | undefined =>
  options.find(({ value }) => value === input) ??
  options.find(({ value, text }) => text !== undefined && input?.startsWith(value))

const firstUsable = (options: readonly Option[]): number =>
  Math.max(
    0,
    options.findIndex(({ disabled }) => !disabled),
  )
