import type { ReactNode } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import { backOfList } from './back-key.ts'
import { useBody } from './frame.tsx'
import { problemParts, rowsPart } from './parts.tsx'
import { howToFilter, pickerPart } from './picker-part.tsx'
import { QuestionFrame } from './question-frame.tsx'
import type { AskingStatus } from './status.ts'
import { type Choices, useChoices } from './use-choices.ts'

/** A question that any number of options answers. */
export function AskingChoices(props: {
  readonly status: AskingStatus
  readonly question: ChoicesQuestion<string, unknown>
  readonly options: readonly Option[]
}): ReactNode {
  const { status, question, options } = props
  const body = useBody()
  const choices = useChoices(status, question, options)
  const { picker, remark } = choices
  const isEmpty = options.length === 0
  const { empty = 'There is nothing to choose from.' } = question
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        ...(isEmpty ? [] : choosing(choices)),
        ...(isEmpty && !choices.mayBeNone ? [] : [goingOn(choices, isEmpty)]),
        ...backOfList(status, picker, () => [...picker.draft.get().chosen]),
        ...copying(choices),
      ]}
      help={isEmpty ? [] : [howToFilter]}
      typing={isEmpty ? undefined : choices.typing}
      parts={[
        ...problemParts(status.asking.problem, body.width),
        isEmpty
          ? rowsPart('empty', paragraphRows(empty, body.width))
          : pickerPart(picker.pickable, body.width),
        ...(remark === undefined ? [] : [rowsPart('remark', paragraphRows(remark, body.width))]),
      ]}
    />
  )
}

const choosing = ({ picker, toggle }: Choices): Binding[] => [
  picker.movement,
  {
    keys: ['tab', 'ctrl-space'],
    shown: 'tab',
    label: picker.current()?.disabled ? 'why not' : 'choose',
    help: 'choose the row you are on, or take it back; the space bar does so before you type',
    run: toggle,
  },
]

function goingOn({ picker, mayBeNone, submit }: Choices, isEmpty: boolean): Binding {
  const isNone = picker.draft.value.chosen.size === 0 && !isEmpty && mayBeNone
  return { keys: ['enter'], label: isNone ? 'go on with none' : 'go on', run: submit }
}

const copying = ({ copyCommand }: Choices): Binding[] =>
  copyCommand === undefined
    ? []
    : [
        {
          keys: ['ctrl-y'],
          label: 'their command',
          help: 'copy the command for them',
          run: copyCommand,
        },
      ]
