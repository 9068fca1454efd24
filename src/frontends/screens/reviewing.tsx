import { type ReactNode, useState } from 'react'
import { edit, editedText, editFor, textOfEdited } from '#src/frontends/ui/edit-text.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { planRows } from '#src/frontends/ui/plan-rows.ts'
import { Prompt } from '#src/frontends/ui/prompt.tsx'
import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import { scrolledBy, scrolledTo } from '#src/frontends/ui/scroll.ts'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import { symbols } from '#src/frontends/ui/theme.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import { readingWidth } from './body.ts'
import { Frame, useBody } from './frame.tsx'
import { type DrawnPart, Parts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { ReviewingStatus } from './status.ts'

/**
 * The plan, before anything happens. Enter carries it out only once all of it was on the screen;
 * until then it reads on.
 */
export function Reviewing({ status }: { readonly status: ReviewingStatus }): ReactNode {
  const { plan, situation } = status
  const { now } = useSession()
  const body = useBody(readingWidth)
  const top = useDraft(() => 0)
  const words = useDraft(() => editedText(''))
  const [remark, setRemark] = useState('')

  const rows = planRows(plan, now(), body.width)
  const title = titleRows(plan.title, plan.calls, body.width)
  const confirmRows = plan.typed === undefined ? [] : typedRows(plan.typed, remark, body.width)
  const around = title.length + 1 + (plan.typed === undefined ? 0 : confirmRows.length + 2)
  const room = body.height - around
  // A text that is longer than the room gets a last row that says so.
  const visible = rows.length > room ? room - 1 : room
  const { top: first, atEnd } = scrolledTo(top.value, rows.length, visible)

  const scroll = (key: string): void => top.set(scrolledBy(key, top.get(), rows.length, visible))
  const confirm = (): void => {
    const isRead = scrolledTo(top.get(), rows.length, visible).atEnd
    const isTyped = plan.typed === undefined || textOfEdited(words.get()).trim() === plan.typed
    if (!isRead) scroll('page-down')
    else if (isTyped) status.confirm()
    else setRemark(`Nothing was done: that is not ${plan.typed}.`)
  }
  const keys: Binding[] = [
    { keys: ['enter'], label: atEnd ? 'do it' : 'read on', run: confirm },
    {
      keys: ['up', 'down', 'page-up', 'page-down', 'home', 'end'],
      shown: '↑↓',
      label: 'scroll',
      run: scroll,
      quiet: rows.length <= visible,
    },
    { keys: ['esc'], label: 'back, nothing is done', run: status.goBack },
  ]
  const field: DrawnPart = {
    key: 'confirm',
    rows: confirmRows.length + 1,
    draw: () => (
      <>
        <Rows rows={confirmRows} />
        <Prompt>
          <TextField edited={words.value} width={body.width - 2} label={`Type ${plan.typed}`} />
        </Prompt>
      </>
    ),
  }
  return (
    <Frame
      situation={situation}
      body={body}
      keys={keys}
      onPress={({ name, text }) => {
        if (plan.typed !== undefined)
          words.set(edit(words.get(), editFor(name) ?? { insert: text }))
      }}
    >
      <Parts
        height={body.height}
        parts={[
          rowsPart('title', title),
          rowsPart('plan', [
            ...rows.slice(first, first + visible),
            ...(rows.length > visible ? [placeRow(first, visible, rows.length)] : []),
          ]),
          ...(plan.typed === undefined ? [] : [field]),
        ]}
      />
    </Frame>
  )
}

const titleRows = (title: string, calls: number, width: number): Row[] => [
  ...paragraphRows(title, width, 'heading'),
  [
    {
      text: calls === 1 ? '1 call to the tenant' : `${calls} calls to the tenant`,
      tone: 'subdued',
    },
  ],
]

const typedRows = (typed: string, remark: string, width: number): Row[] => [
  ...(remark === '' ? [] : hangingRows([{ text: `${symbols.bad} `, tone: 'bad' }], remark, width)),
  ...paragraphRows(`This needs more than Enter. Type  ${typed}  to do it:`, width),
]

const placeRow = (first: number, visible: number, count: number): Row => {
  const below = count - first - visible
  return [{ text: below > 0 ? `↓ ${below} more rows` : `↑ ${first} rows above`, tone: 'subdued' }]
}
