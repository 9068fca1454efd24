import { type ReactNode, useState } from 'react'
import { confirms, type Plan } from '#src/domain/plan.ts'
import { sayCalls } from '#src/domain/say-calls.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { planRows } from '#src/frontends/ui/plan-rows.ts'
import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import { useLater } from '#src/frontends/ui/use-now.ts'
import { scrollBinding, useScroll } from '#src/frontends/ui/use-scroll.ts'
import { fieldPart } from './field-part.tsx'
import { Frame, useBody } from './frame.tsx'
import { type DrawnPart, Parts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { ReviewingStatus } from './status.ts'

/** An Enter sooner than this answers no plan: it is held, or was for what was there before. */
const reflexMs = 300

/**
 * The plan, before anything happens. Enter carries it out only once all of it was on the screen;
 * until then it reads on.
 */
export function Reviewing({ status }: { readonly status: ReviewingStatus }): ReactNode {
  const { plan, situation } = status
  const { now } = useSession()
  const body = useBody()
  const words = useEdited(() => '')
  const [remark, setRemark] = useState('')

  const title = rowsPart('title', titleRows(plan, body.width))
  const confirming: DrawnPart[] =
    plan.typed === undefined
      ? []
      : [
          rowsPart('typed', typedRows(plan.typed, remark, body.width)),
          fieldPart({ edited: words.edited, label: `Type ${plan.typed}`, width: body.width }),
        ]
  const around = [title, ...confirming].reduce((sum, { rows }) => sum + rows + 1, 0)
  const scrolled = useScroll(planRows(plan, now(), body.width), body.height - around)
  const mayBeMeant = useLater(reflexMs, scrolled.isAtEnd()) || plan.typed !== undefined

  const confirm = (): void => {
    if (!scrolled.isAtEnd()) scrolled.scroll('page-down')
    else if (plan.typed === undefined || confirms(plan, words.text())) status.confirm()
    else setRemark(`Nothing was done: that is not ${plan.typed}.`)
  }
  const enter: Binding = {
    keys: ['enter'],
    label: scrolled.isAtEnd() ? 'do it' : 'read on',
    run: confirm,
    confirms: true,
  }
  return (
    <Frame
      situation={situation}
      body={body}
      keys={[
        ...(mayBeMeant ? [enter] : []),
        scrollBinding(scrolled),
        { keys: ['esc'], label: 'back, nothing is done', run: status.goBack },
      ]}
      typing={plan.typed === undefined ? undefined : words}
    >
      <Parts height={body.height} parts={[title, rowsPart('plan', scrolled.rows), ...confirming]} />
    </Frame>
  )
}

const titleRows = (plan: Plan, width: number): Row[] => [
  ...paragraphRows(plan.title, width, 'heading'),
  [{ text: sayCalls(plan), tone: 'subdued' }],
]

const typedRows = (typed: string, remark: string, width: number): Row[] => [
  ...(remark === '' ? [] : hangingRows([{ text: `${symbols.bad} `, tone: 'bad' }], remark, width)),
  ...paragraphRows(`This needs more than Enter. Type  ${typed}  to do it:`, width),
]
