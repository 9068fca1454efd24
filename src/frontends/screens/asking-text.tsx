import type { ReactNode } from 'react'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { backKey } from './back-key.ts'
import { fieldPart } from './field-part.tsx'
import { useBody } from './frame.tsx'
import { problemParts } from './parts.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { type AskingStatus, typed } from './status.ts'

/** A question that one line of text answers. */
export function AskingText(props: {
  readonly status: AskingStatus
  readonly question: TextQuestion<string, unknown>
}): ReactNode {
  const { status, question } = props
  const { previous, problem } = status.asking
  const body = useBody()
  const field = useEdited(() =>
    typeof previous === 'string' ? previous : (question.initial ?? ''),
  )
  const submit = (): void => status.answer(field.text(), typed(field.text()))
  const draft = (): string | undefined => (field.untouched ? undefined : field.text())
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[{ keys: ['enter'], label: 'go on', run: submit }, ...backKey(status, draft)]}
      typing={field}
      parts={[
        fieldPart({
          edited: field.edited,
          label: question.ask,
          width: body.width,
          placeholder: question.placeholder,
        }),
        ...problemParts(field.untouched ? problem : undefined, body.width),
      ]}
    />
  )
}
