import type { ReactNode } from 'react'
import { hangingRows, paragraphRows } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { LeavingStatus } from './status.ts'

/** Asked once more, because something would be lost. */
export function Leaving(props: {
  readonly status: LeavingStatus
  readonly situation: Situation
}): ReactNode {
  const { session } = useSession()
  const body = useBody()
  return (
    <Frame
      situation={props.situation}
      body={body}
      keys={[{ keys: ['esc', 'enter'], shown: 'esc', label: 'stay', run: () => session.stay() }]}
      interruptLabel="leave all the same"
    >
      <Parts
        height={body.height}
        parts={[
          rowsPart('title', paragraphRows('Leave now?', body.width, 'heading')),
          rowsPart(
            'reason',
            hangingRows(
              [{ text: `${symbols.caution} `, tone: 'caution' }],
              props.status.reason,
              body.width,
            ),
          ),
        ]}
      />
    </Frame>
  )
}
