import { Box, Text } from 'ink'
import { memo, type ReactNode } from 'react'
import { printable } from './printable.ts'
import type { Row, Span } from './row.ts'
import { useTheme } from './theme.ts'

/**
 * One row: never wrapped, cut with an ellipsis where the screen ends. Text from anywhere is drawn
 * without what could move the cursor or hide. A row that says the same is not drawn again: most of a
 * screen stays when a key is pressed.
 */
export const Line = memo(DrawnLine, (before, after) => saysTheSame(before.row, after.row))

function DrawnLine({ row }: { readonly row: Row }): ReactNode {
  const theme = useTheme()
  return (
    <Text wrap="truncate-end">
      {row.map(({ text, tone }: Span, index) =>
        tone === undefined ? (
          printable(text)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other name than its place
          <Text key={index} {...theme[tone]}>
            {printable(text)}
          </Text>
        ),
      )}
    </Text>
  )
}

const saysTheSame = (before: Row, after: Row): boolean =>
  before.length === after.length &&
  before.every(({ text, tone }, place) => {
    const span = after[place]
    return span?.text === text && span.tone === tone
  })

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
