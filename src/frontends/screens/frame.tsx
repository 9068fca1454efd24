import { useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'
import { type Body, bodyOf } from './body.ts'
import { KeyedFrame } from './keyed-frame.tsx'
import { useSession } from './session-context.ts'

/** What stands around every screen of a flow: the steps at the side, or in the rule. */
export function Frame(props: {
  readonly situation: Situation
  readonly body: Body
  readonly keys: readonly Binding[]
  /** Gets pastes and the keys that nothing else is done with; absent where no text is typed. */
  readonly typing?: Typing | undefined
  /** What the help says before it lists the keys. */
  readonly about?: readonly string[] | undefined
  /** Opens the help; a bare letter may only where no text is typed. */
  readonly helpKeys?: readonly string[]
  /** What ctrl-c does here. */
  readonly interruptLabel?: string
  readonly children: ReactNode
}): ReactNode {
  const { situation, interruptLabel = 'leave', helpKeys = ['ctrl-g'], ...rest } = props
  const { session, now } = useSession()
  return (
    <KeyedFrame
      {...rest}
      place={situation}
      step={props.body.besideSteps ? undefined : stepOf(situation)}
      now={now}
      steps={situation.steps}
      helpKeys={helpKeys}
      interrupt={{ label: interruptLabel, run: () => session.interrupt() }}
    />
  )
}

/** The room that the screen of a flow has. */
export const useBody = (): Body => bodyOf(useWindowSize())

/** `5 of 9 · Personas`; where nothing is ahead any more, the last of them. */
function stepOf({ steps }: Situation): string | undefined {
  const current = steps.findIndex(({ state }) => state === 'current')
  const isOver = current === -1 && steps.every(({ state }) => state !== 'ahead')
  const index = isOver ? steps.length - 1 : current
  const step = steps[index]
  return step === undefined ? undefined : `${index + 1} of ${steps.length} · ${step.title}`
}
