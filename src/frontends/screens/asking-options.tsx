import type { ReactNode } from 'react'
import { problemRows } from '#src/frontends/ui/problem-rows.ts'
import { elapsed, worthAWordAfter } from '#src/frontends/ui/progress.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { useLater, useNow } from '#src/frontends/ui/use-now.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'
import { AskingChoice } from './asking-choice.tsx'
import { AskingChoices } from './asking-choices.tsx'
import { backKey } from './back-key.ts'
import { useBody } from './frame.tsx'
import { rowsPart } from './parts.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { useSession } from './session-context.ts'
import type { AskingStatus } from './status.ts'

type OptionsQuestion = Extract<AnyQuestion, { options: unknown }>

/** A question with options: they are on their way, did not come, or can be chosen from. */
export function AskingOptions(props: {
  readonly status: AskingStatus
  readonly question: OptionsQuestion
}): ReactNode {
  const { status, question } = props
  const { options } = status
  if (options.kind === 'loading') return <LoadingOptions status={status} since={options.since} />
  if (options.kind === 'failed') return <FailedOptions status={status} problem={options.problem} />
  return question.kind === 'choice' ? (
    <AskingChoice status={status} question={question} options={options.options} />
  ) : (
    <AskingChoices status={status} question={question} options={options.options} />
  )
}

function LoadingOptions(props: { readonly status: AskingStatus; readonly since: Date }): ReactNode {
  const { status, since } = props
  const body = useBody()
  const { now } = useSession()
  const isLong = useLater(worthAWordAfter)
  const time = useNow(now, true)
  const waited = elapsed(since, time)
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[{ keys: ['esc'], label: 'cancel', run: () => status.goBack() }]}
      parts={[
        rowsPart(
          'loading',
          isLong ? paragraphRows(`Asking for the list${waited}`, body.width) : [],
        ),
      ]}
    />
  )
}

function FailedOptions(props: {
  readonly status: AskingStatus
  readonly problem: Parameters<typeof problemRows>[0]
}): ReactNode {
  const { status, problem } = props
  const body = useBody()
  return (
    <QuestionFrame
      status={status}
      body={body}
      keys={[
        { keys: ['r', 'enter'], shown: 'r', label: 'try again', run: status.reload },
        ...backKey(status),
      ]}
      parts={[rowsPart('problem', problemRows(problem, body.width))]}
    />
  )
}
