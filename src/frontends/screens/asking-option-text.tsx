import type { ReactNode } from 'react'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import type { Option } from '#src/jobs/flows/question.ts'
import { fieldPart } from './field-part.tsx'
import { useBody } from './frame.tsx'
import { problemParts, rowsPart } from './parts.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { type AskingStatus, typed } from './status.ts'

/** The text that a chosen option needs: a file's name, a date. */
export function AskingOptionText(props: {
  readonly status: AskingStatus
  readonly option: Option
  /** What was typed for this option before; `problem` is why it was not taken. */
  readonly previous: string | undefined
  /** Back to the options. */
  readonly close: () => void
}): ReactNode {
  const { status, option, previous, close } = props
  const { problem } = status.asking
  const label = option.text?.ask ?? option.label
  const body = useBody()
  const field = useEdited(() => previous ?? option.text?.initial ?? '')
  const submit = (): void => status.answer(option.value + field.text(), typed(field.text()))
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        { keys: ['enter'], label: 'go on', run: submit },
        { keys: ['esc'], label: 'choose something else', run: close },
      ]}
      typing={field}
      parts={[
        rowsPart('label', paragraphRows(label, body.width)),
        fieldPart({ edited: field.edited, label, width: body.width }),
        ...problemParts(
          previous !== undefined && field.untouched ? problem : undefined,
          body.width,
        ),
      ]}
    />
  )
}
