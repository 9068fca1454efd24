import { Box } from 'ink'
import type { ReactNode } from 'react'
import { chosenLine, placeInList } from './chosen-line.ts'
import type { ListDraft } from './list-draft.ts'
import { OptionList } from './option-list.tsx'
import type { ListedOption } from './option-rows.ts'
import { Line } from './rows.tsx'
import { TextField } from './text-field.tsx'

const filterLabel = 'Filter: '
const filterRows = 2
const footRows = 2

/** What is chosen from: options in their order, and those that match the filter by number. */
export interface Pickable {
  readonly options: readonly ListedOption[]
  readonly matches: readonly number[]
  readonly draft: ListDraft
  /** As `neededWidths` says. */
  readonly widths: readonly number[]
  /** Any number may be chosen. */
  readonly several: boolean
  /** A filter is worth its room. */
  readonly filters: boolean
}

/** Rows that the picker takes with so many rows of its list. */
export const pickerRows = ({ filters, several }: Pickable, listRows: number): number =>
  listRows + (filters ? filterRows : 0) + (several || filters ? footRows : 0)

/** A filter, the list, and below it what is chosen and how much of the list is seen. */
export function OptionPicker(props: {
  readonly pickable: Pickable
  readonly rows: number
  readonly width: number
}): ReactNode {
  const { pickable, rows, width } = props
  const { options, matches, draft, several, filters } = pickable
  const listRows = rows - pickerRows(pickable, 0)
  const place = placeInList(draft, matches.length, options.length, listRows)
  const foot = several ? chosenLine(options, draft.chosen, place, width) : place
  return (
    <Box flexDirection="column" rowGap={1}>
      {filters && (
        <Box flexShrink={0}>
          <Box width={filterLabel.length} flexShrink={0}>
            <Line row={[{ text: filterLabel, tone: 'subdued' }]} />
          </Box>
          <TextField edited={draft.filter} width={width - filterLabel.length} label="Filter" />
        </Box>
      )}
      <OptionList
        options={options}
        matches={matches}
        cursor={draft.cursor}
        rows={listRows}
        width={width}
        widths={pickable.widths}
        chosen={several ? draft.chosen : undefined}
      />
      {(several || filters) && <Line row={[{ text: foot || ' ', tone: 'subdued' }]} />}
    </Box>
  )
}
