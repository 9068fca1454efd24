import { Box, Text } from 'ink'
import type { ReactNode } from 'react'

export const smallest = { columns: 60, rows: 15 } as const

export const isTooSmall = (size: { readonly columns: number; readonly rows: number }): boolean =>
  size.columns < smallest.columns || size.rows < smallest.rows

/** Said instead of a screen that nobody could read; what was answered is kept meanwhile. */
export function TooSmall(): ReactNode {
  return (
    <Box>
      <Text>
        This window is too small: tokenbench needs {smallest.columns} columns and {smallest.rows}{' '}
        rows. Make it larger and it goes on where you were; ctrl-c leaves.
      </Text>
    </Box>
  )
}
