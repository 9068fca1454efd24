import { Box, Text, useIsScreenReaderEnabled } from 'ink'
import { memo, type ReactNode } from 'react'
import { printable } from './printable.ts'
import type { Row, Span } from './row.ts'
import { lookOf, useTheme } from './theme.ts'

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
      {row.map(({ text, tone, color }: Span, index) => {
        const look = lookOf(theme, tone, color)
        return look === undefined ? (
          printable(text)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other name than its place
          <Text key={index} {...look}>
            {printable(text)}
          </Text>
        )
      })}
    </Text>
  )
}

const saysTheSame = (before: Row, after: Row): boolean =>
  before.length === after.length &&
  before.every(({ text, tone, color }, place) => {
    const span = after[place]
    return span?.text === text && span.tone === tone && span.color === color
  })

/** What a screen reader says of a row: what it is and names, instead of its marks and columns. */
export interface Spoken {
  readonly role: 'option' | 'menuitem'
  readonly label: string
  readonly selected: boolean
}

export function Rows(props: {
  readonly rows: readonly Row[]
  /** What they are together. */
  readonly role?: 'listbox' | 'menu' | 'progressbar'
  /** By the number of the row; those without one are read as they are. */
  readonly spoken?: (row: number) => Spoken | undefined
}): ReactNode {
  const { rows, role, spoken } = props
  const isRead = useIsScreenReaderEnabled()
  const busy = role === 'progressbar' ? { 'aria-state': { busy: true } } : {}
  return (
    <Box flexDirection="column" flexShrink={0} {...(role ? { 'aria-role': role } : {})} {...busy}>
      {rows.map((row, index) => {
        // Boxes cost layout, so they are only there where somebody hears them.
        const said = isRead ? spoken?.(index) : undefined
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
        return said ? <SpokenRow key={index} {...said} /> : <Line key={index} row={row} />
      })}
    </Box>
  )
}

const SpokenRow = ({ role, label, selected }: Spoken): ReactNode => (
  <Box aria-role={role} aria-state={{ selected }}>
    <Text>{printable(label)}</Text>
  </Box>
)
