import type { ReactNode } from 'react'
import type { Secret } from '#src/domain/secret.ts'
import { endingRows } from '#src/frontends/ui/ending-rows.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { blankRow, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { type Draft, useDraft } from '#src/frontends/ui/use-draft.ts'
import { scrollBinding, useScroll } from '#src/frontends/ui/use-scroll.ts'
import type { Ending } from '#src/jobs/flows/asker.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, rowsPart } from './parts.tsx'
import type { EndedStatus } from './status.ts'

/** The end of a flow, and what can be done from here. */
export function Ended({ status }: { readonly status: EndedStatus }): ReactNode {
  const { ending, finish, secret, copyCommands } = status
  const { actions } = ending
  const body = useBody()
  /** The action under the cursor; none at first, so that Enter only ends. */
  const cursor = useDraft(() => -1)
  const remarks = remarkRows(status, body.width)
  const below = [remarks.length, actions.length].reduce((sum, n) => sum + (n === 0 ? 0 : n + 1), 0)
  const scrolled = useScroll(
    secret?.isShown && ending.secret
      ? secretRows(ending.secret, body.width)
      : endingRows(ending, body.width),
    body.height - below,
  )
  // The arrows choose, where there is something to choose from.
  const pages = { keys: ['page-down', 'page-up', 'home', 'end'], shown: 'PgDn' }
  const scrolling = { ...scrollBinding(scrolled), ...(actions.length > 0 && pages) }
  const keys: Binding[] = [
    {
      keys: ['enter'],
      label: actions[cursor.value]?.label ?? 'finish',
      run: () => finish(actions[cursor.get()]?.value),
    },
    scrolling,
    ...actionBindings(actions, finish),
    ...(copyCommands === undefined || actions.some(({ key }) => key === 'c')
      ? []
      : [
          {
            keys: ['c'],
            label: ending.commands.length === 1 ? 'copy command' : 'copy commands',
            run: copyCommands,
          } as const,
        ]),
    ...(secret === undefined
      ? []
      : [
          {
            keys: ['s'],
            label: secret.isShown ? 'hide the secret' : 'show the secret',
            run: secret.toggle,
          } as const,
        ]),
    ...(actions.length === 0 ? [] : [choosing(cursor, actions.length)]),
  ]
  return (
    <Frame situation={ending.situation} body={body} keys={keys}>
      <Parts
        height={body.height}
        parts={[
          rowsPart('ending', scrolled.rows),
          rowsPart('remarks', remarks),
          rowsPart('actions', actionRows(actions, cursor.value)),
        ]}
      />
    </Frame>
  )
}

/** What is not said by the ending itself: where a copy went, and why a secret cannot be shown. */
const remarkRows = ({ ending, secret, copied }: EndedStatus, width: number): Row[] => [
  ...(ending.secret !== undefined && secret === undefined
    ? paragraphRows('Its secret is not shown: this screen is shared.', width, 'subdued')
    : []),
  ...(copied === undefined ? [] : paragraphRows(copied, width, 'subdued')),
]

/** Alone on the screen, so that nothing else is copied with it. */
const secretRows = (secret: Secret, width: number): Row[] => [
  ...paragraphRows(
    'Whoever sees or records this screen has it. It is hidden again after 30 seconds, or with s.',
    width,
    'caution',
  ),
  blankRow,
  ...paragraphRows(secret.reveal(), width),
]

const actionBindings = (
  actions: Ending['actions'],
  finish: (value: string) => void,
): readonly Binding[] =>
  actions.map(({ key, label, value }) => ({
    keys: [key],
    label,
    run: () => finish(value),
    quiet: true,
  }))

/** From none to the first action and back to none. */
const choosing = (cursor: Draft<number>, count: number): Binding => ({
  keys: ['up', 'down'],
  shown: '↑↓',
  label: 'choose',
  run: (key) =>
    cursor.set(Math.max(-1, Math.min(count - 1, cursor.get() + (key === 'up' ? -1 : 1)))),
})

const actionRows = (actions: Ending['actions'], cursor: number): Row[] =>
  actions.map(({ key, label }, index) => {
    const current = index === cursor
    return [
      { text: `${current ? symbols.cursor : ' '} `, tone: 'current' },
      { text: key, tone: 'key' },
      { text: `  ${label}`, tone: current ? 'current' : undefined },
    ]
  })
