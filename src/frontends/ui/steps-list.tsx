import { Box } from 'ink'
import type { ReactNode } from 'react'
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
}): ReactNode {
  return (
    <Box flexDirection="column" flexShrink={0} width={props.width} aria-role="list">
      {props.steps.map((step) => (
        <Box key={step.title} aria-role="listitem" aria-label={`${step.title}: ${step.state}`}>
          <Line row={rowOf(step)} />
        </Box>
      ))}
    </Box>
  )
}
