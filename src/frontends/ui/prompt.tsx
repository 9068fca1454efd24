import { Box } from 'ink'
import type { ReactNode } from 'react'
import { Line } from './rows.tsx'
import { symbols } from './theme.ts'

/** Marks the place where something is typed. */
export function Prompt(props: { readonly children: ReactNode }): ReactNode {
  return (
    <Box flexShrink={0}>
      <Box width={2} flexShrink={0}>
        <Line row={[{ text: `${symbols.cursor} `, tone: 'current' }]} />
      </Box>
      {props.children}
    </Box>
  )
}
