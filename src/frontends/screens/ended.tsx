import type { ReactNode } from 'react'
import { endingRows } from '#src/frontends/ui/ending-rows.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import type { Row } from '#src/frontends/ui/row.ts'
import { scrolledBy, scrolledTo } from '#src/frontends/ui/scroll.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { Ending } from '#src/jobs/flows/asker.ts'
import { readingWidth } from './body.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, rowsPart } from './parts.tsx'
import type { EndedStatus } from './status.ts'

/** The end of a flow, and what can be done from here. */
export function Ended({ status }: { readonly status: EndedStatus }): ReactNode {
  const { ending, finish } = status
  const { actions } = ending
  const body = useBody(readingWidth)
  const top = useDraft(() => 0)
  /** The action under the cursor; none at first, so that Enter only ends. */
  const cursor = useDraft(() => -1)

  const rows = endingRows(ending, body.width)
  const room = body.height - (actions.length === 0 ? 0 : actions.length + 1)
  const visible = rows.length > room ? room - 1 : room
  const { top: first, atEnd } = scrolledTo(top.value, rows.length, visible)
  const current = actions[cursor.value]

  const keys: Binding[] = [
    {
      keys: ['enter'],
      label: current?.label ?? 'finish',
      run: () => finish(actions[cursor.get()]?.value),
    },
    {
      keys: ['up', 'down'],
      shown: '↑↓',
      label: 'choose',
      run: (key) => cursor.set(moved(key, cursor.get(), actions.length)),
      quiet: actions.length === 0,
    },
    ...actions.map(
      ({ key, label, value }): Binding => ({
        keys: [key],
        label,
        run: () => finish(value),
        quiet: true,
      }),
    ),
    {
      keys: ['page-down', 'page-up', 'home', 'end'],
      shown: 'PgDn PgUp',
      label: 'scroll',
      run: (key) => top.set(scrolledBy(key, top.get(), rows.length, visible)),
      quiet: rows.length <= visible,
    },
  ]
  return (
    <Frame situation={ending.situation} body={body} keys={keys}>
      <Parts
        height={body.height}
        parts={[
          rowsPart('ending', [
            ...rows.slice(first, first + visible),
            ...(rows.length > visible ? [moreRow(atEnd)] : []),
          ]),
          rowsPart('actions', actionRows(actions, cursor.value)),
        ]}
      />
    </Frame>
  )
}

/** From none to the first action and back to none. */
const moved = (key: string, cursor: number, count: number): number =>
  Math.max(-1, Math.min(count - 1, cursor + (key === 'up' ? -1 : 1)))

const moreRow = (atEnd: boolean): Row => [
  { text: atEnd ? '↑ PgUp shows what is above' : '↓ PgDn shows the rest', tone: 'subdued' },
]

const actionRows = (actions: Ending['actions'], cursor: number): Row[] =>
  actions.map(({ key, label }, index) => {
    const current = index === cursor
    return [
      { text: `${current ? symbols.cursor : ' '} `, tone: 'current' },
      { text: key, tone: 'key' },
      { text: `  ${label}`, tone: current ? 'current' : undefined },
    ]
  })
