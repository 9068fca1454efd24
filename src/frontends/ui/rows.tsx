import { Box, Text, type TextProps } from 'ink'
import type { ReactNode } from 'react'
import { printable } from './printable.ts'
import type { Row, Span } from './row.ts'
import { useTheme } from './theme.ts'

/** Text from anywhere: drawn without what could move the cursor or hide. */
function Words({ text, ...look }: { readonly text: string } & TextProps): ReactNode {
  return <Text {...look}>{printable(text)}</Text>
}

/** One row: never wrapped, cut with an ellipsis where the screen ends. */
export function Line({ row }: { readonly row: Row }): ReactNode {
  const theme = useTheme()
  return (
    <Text wrap="truncate-end">
      {row.map(({ text, tone }: Span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other name than its place
        <Words key={index} text={text} {...(tone ? theme[tone] : {})} />
      ))}
    </Text>
  )
}

export function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
        <Line key={index} row={row} />
      ))}
    </Box>
  )
}
