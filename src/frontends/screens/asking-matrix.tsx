import type { ReactNode } from 'react'
import {
  allSafe,
  grantsIn,
  matrixInput,
  sayPreset,
  typedGrants,
} from '#src/jobs/flows/matrix-input.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import { AskingText } from './asking-text.tsx'
import type { AskingStatus } from './status.ts'

/** A grid of capabilities as one line of text that every subject gets: `ingest=create,query=read`. */
export function AskingMatrix(props: {
  readonly status: AskingStatus
  readonly question: MatrixQuestion<string, unknown>
}): ReactNode {
  const { status, question } = props
  const { asking } = status
  const { subjects, rows, presets, placeholder, initial, about = [], ...rest } = question
  const standing = grantsIn(asking.previous ?? initial ?? [], subjects[0] ?? '')
  const cells = rows.map(({ key, actions }) => `${key}=${actions.join('+')}`).join('  ')
  return (
    <AskingText
      status={{
        ...status,
        asking: { ...asking, previous: standing },
        answer: (input, said) =>
          status.answer(
            matrixInput(question, () => typedGrants(String(input), question)),
            said,
          ),
      }}
      question={{
        ...rest,
        kind: 'text',
        placeholder,
        about: [
          ...about,
          `Type capabilities with their actions, or ${[allSafe, ...presets.map(sayPreset)].join(' · ')}`,
          cells,
        ],
      }}
    />
  )
}
