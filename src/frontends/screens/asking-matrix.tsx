import { type ReactNode, useState } from 'react'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import { likeBefore, matrixDraft, subjectAt, withGrid } from './asking-matrix-draft.ts'
import { matrixKeys } from './asking-matrix-keys.ts'
import { matrixParts } from './asking-matrix-parts.tsx'
import { AskingMatrixPreset } from './asking-matrix-preset.tsx'
import { Frame, useBody } from './frame.tsx'
import { Parts, problemParts } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { AskingStatus } from './status.ts'

type Matrix = MatrixQuestion<string, unknown>

/** A grid of capabilities, for one subject after the other. */
export function AskingMatrix(props: {
  readonly status: AskingStatus
  readonly question: Matrix
}): ReactNode {
  const { status, question } = props
  const { situation, previous, problem } = status.asking
  const { grids: kept } = useSession().session
  const draft = useDraft(() => matrixDraft(question, previous, kept.get(question.key)))
  const [picking, setPicking] = useState(false)
  const body = useBody()
  const shown = draft.value

  if (picking)
    return (
      <AskingMatrixPreset
        status={status}
        question={question}
        draft={shown}
        take={(grid) => draft.set(withGrid(question, draft.get(), grid))}
        close={() => setPicking(false)}
      />
    )

  const like = likeBefore(question, shown) && subjectAt(question, shown.at - 1)
  const keys = matrixKeys({
    status,
    question,
    draft,
    keep: (left) => kept.set(question.key, left),
    pickPreset: () => setPicking(true),
  })
  return (
    <Frame
      situation={situation}
      body={body}
      about={question.about}
      keys={keys}
      helpKeys={['?', 'ctrl-g']}
    >
      <Parts
        height={body.height}
        parts={[
          ...matrixParts(question, shown, like, body.width),
          ...problemParts(problem, body.width),
        ]}
      />
    </Frame>
  )
}
