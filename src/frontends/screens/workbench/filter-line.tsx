import { Box } from 'ink'
import type { ReactNode } from 'react'
import type { Edited } from '#src/frontends/ui/edit-text.ts'
import { Line } from '#src/frontends/ui/rows.tsx'
import { TextField } from '#src/frontends/ui/text-field.tsx'

const label = 'Filter: '

/** The filter of a list, while it is typed or as it stands. */
export function FilterLine(props: {
  /** Absent while it is not typed. */
  readonly edited: Edited | undefined
  readonly text: string
  readonly width: number
}): ReactNode {
  return (
    <Box>
      <Box width={label.length} flexShrink={0}>
        <Line row={[{ text: label, tone: 'subdued' }]} />
      </Box>
      {props.edited === undefined ? (
        <Line row={[{ text: props.text }]} />
      ) : (
        <TextField edited={props.edited} width={props.width - label.length} label="Filter" />
      )}
    </Box>
  )
}
