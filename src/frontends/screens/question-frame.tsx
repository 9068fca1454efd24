import type { ReactNode } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import type { Body } from './body.ts'
import { Frame } from './frame.tsx'
import { type DrawnPart, Parts, questionParts } from './parts.tsx'
import type { AskingStatus } from './status.ts'

/** The screen of a question: what is asked, and below it the parts by which it is answered. */
export function QuestionFrame(props: {
  readonly status: AskingStatus
  readonly body: Body
  readonly keys: readonly Binding[]
  /** Gets pastes and the keys that nothing else is done with; absent where no text is typed. */
  readonly typing?: Typing | undefined
  /** What the help says besides what is to be known about the question. */
  readonly help?: readonly string[]
  readonly parts: readonly DrawnPart[]
}): ReactNode {
  const { status, body, help = [], parts, ...keys } = props
  const { question, situation } = status.asking
  const { about = [] } = question
  return (
    <Frame {...keys} situation={situation} body={body} about={[...about, ...help]}>
      <Parts height={body.height} parts={[...questionParts(question, body.width), ...parts]} />
    </Frame>
  )
}
