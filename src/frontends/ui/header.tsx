import { Box } from 'ink'
import type { ReactNode } from 'react'
import { countdown } from './countdown.ts'
import { type Place, placeRow, widthOfRow } from './place-row.ts'
import { Line } from './rows.tsx'
import { useNow } from './use-now.ts'
import { widthOf } from './width.ts'

const gap = 2

/** Where we are, as whom, and how long the borrowed bearer lasts; below it a rule. */
export function Header(props: {
  readonly place: Place
  /** Stands in the rule when the list of steps is not shown: `5 of 9 · Personas`. */
  readonly step: string | undefined
  readonly now: () => Date
  readonly width: number
}): ReactNode {
  const { place, step, width } = props
  const time = useNow(props.now, place.bearerExpiresAt !== undefined)
  const left = place.bearerExpiresAt ? [countdown(place.bearerExpiresAt, time)] : []
  const timeWidth = left.length === 0 ? 0 : widthOfRow(left) + gap
  return (
    <Box flexDirection="column" flexShrink={0} width={width}>
      <Box justifyContent="space-between" columnGap={gap} paddingX={1}>
        <Line row={placeRow(place, width - 2 - timeWidth)} />
        {left.length > 0 && (
          <Box flexShrink={0}>
            <Line row={left} />
          </Box>
        )}
      </Box>
      <Line row={[{ text: rule(step, width), tone: 'subdued', color: place.tenant?.color }]} />
    </Box>
  )
}

function rule(step: string | undefined, width: number): string {
  const named = step === undefined ? '' : ` ${step} ─`
  return '─'.repeat(Math.max(0, width - widthOf(named))) + named
}
