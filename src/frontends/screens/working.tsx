import type { ReactNode } from 'react'
import { elapsed, progressRows } from '#src/frontends/ui/progress.ts'
import { paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import { useNow } from '#src/frontends/ui/use-now.ts'
import { Frame, useBody } from './frame.tsx'
import { type DrawnPart, Parts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { WorkingStatus } from './status.ts'

const progressPart = (rows: readonly Row[]): DrawnPart => ({
  key: 'lines',
  rows: rows.length,
  draw: () => <Rows rows={rows} role="progressbar" />,
})

/** Work that goes on while the person waits. */
export function Working({ status }: { readonly status: WorkingStatus }): ReactNode {
  const { title, situation, since, lines, stopping } = status
  const { now } = useSession()
  const time = useNow(now, true)
  const body = useBody()
  const heading = lines.length === 0 ? `${title}${elapsed(since, time)}` : title
  const rows = progressRows(lines, time, body.width)
  return (
    <Frame situation={situation} body={body} keys={[]} interruptLabel={stopping ? 'leave' : 'stop'}>
      <Parts
        height={body.height}
        parts={[
          rowsPart('title', paragraphRows(heading, body.width, 'heading')),
          // What happens now stands at the end.
          progressPart(rows.slice(-(body.height - 4))),
          rowsPart(
            'stopping',
            stopping
              ? paragraphRows('Stopping. What was already sent is not taken back.', body.width)
              : [],
          ),
        ]}
      />
    </Frame>
  )
}
