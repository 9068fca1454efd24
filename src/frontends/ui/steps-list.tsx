import { Box } from 'ink'
import type { ReactNode } from 'react'
import { windowAround } from './list-window.ts'
import { printable } from './printable.ts'
import type { Row, Tone } from './row.ts'
import { Line } from './rows.tsx'
import { symbols } from './theme.ts'

export interface ListedStep {
  readonly title: string
  readonly state: 'done' | 'current' | 'ahead' | 'skipped'
}

const looks: Readonly<
  Record<ListedStep['state'], { readonly mark: string; readonly tone: Tone; readonly text?: Tone }>
> = {
  done: { mark: symbols.good, tone: 'good' },
  current: { mark: symbols.current, tone: 'current', text: 'current' },
  ahead: { mark: symbols.ahead, tone: 'subdued', text: 'subdued' },
  skipped: { mark: symbols.skipped, tone: 'subdued', text: 'subdued' },
}

const rowOf = ({ title, state }: ListedStep): Row => {
  const { mark, tone, text } = looks[state]
  return [
    { text: `${mark} `, tone },
    { text: title, tone: text },
  ]
}

/** The steps of a flow, at the side. */
export function StepsList(props: {
  readonly steps: readonly ListedStep[]
  readonly width: number
  readonly rows: number
}): ReactNode {
  const current = props.steps.findIndex(({ state }) => state === 'current')
  const { from, to } = windowAround(props.steps.length, Math.max(0, current), props.rows)
  return (
    <Box flexDirection="column" flexShrink={0} width={props.width} aria-role="list">
      {props.steps.slice(from, to).map((step) => (
        <Box
          key={step.title}
          aria-role="listitem"
          aria-label={printable(`${step.title}: ${step.state}`)}
        >
          <Line row={rowOf(step)} />
        </Box>
      ))}
    </Box>
  )
}
