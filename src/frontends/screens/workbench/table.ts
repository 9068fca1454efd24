import { evenWidths } from '#src/frontends/ui/option-rows.ts'
import { printable } from '#src/frontends/ui/printable.ts'
import type { Row, Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { fill, widthOf } from '#src/frontends/ui/width.ts'

/** A row as it is drawn. */
export interface DrawnRow {
  readonly cells: readonly string[]
  readonly mark: Span | undefined
  readonly isCurrent: boolean
  readonly isSelected: boolean
}

/** Widths of columns for these rows; those seen before are kept, so that scrolling moves nothing. */
export function columnWidths(
  before: readonly number[],
  headings: readonly string[],
  rows: readonly DrawnRow[],
): number[] {
  return headings.map((heading, column) =>
    rows.reduce(
      (most, { cells }) => Math.max(most, widthOf(cells[column] ?? '')),
      Math.max(before[column] ?? 0, widthOf(heading)),
    ),
  )
}

// The cursor, the box of a selection, the symbol of a state.
const leadWidth = 4

/** What is left of a column has to tell something: this much of it, or all of it. */
const telling = 24

/**
 * The widths of the columns that are drawn: the last are left out where hardly anything of one
 * would be seen, or where they would cut another, which tells more when it is whole. Two always
 * stay.
 */
function widthsThatTell(needed: readonly number[], width: number): number[] {
  const widths = evenWidths(needed, width)
  if (needed.length <= 2) return widths
  const before = needed.slice(0, -1)
  const without = evenWidths(before, width)
  const tells = widths.every((left, column) => left >= Math.min(needed[column] ?? 0, telling))
  const cutsOthers = without.some((left, column) => left > (widths[column] ?? 0))
  return tells && !cutsOthers ? widths : widthsThatTell(before, width)
}

/** The headings and the rows below them, in columns that fit. */
export function tableRows(
  headings: readonly string[],
  rows: readonly DrawnRow[],
  needed: readonly number[],
  width: number,
): Row[] {
  const widths = widthsThatTell(needed, width - leadWidth)
  const line = (cells: readonly string[]): string =>
    cells
      .slice(0, widths.length)
      .map((cell, column) => fill(printable(cell), widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    [{ text: ' '.repeat(leadWidth) }, { text: line(headings), tone: 'subdued' }],
    ...rows.map(({ cells, mark, isCurrent, isSelected }): Row => {
      const text = { text: line(cells), tone: isCurrent ? ('current' as const) : undefined }
      return [
        { text: isCurrent ? symbols.cursor : ' ', tone: 'current' },
        { text: isSelected ? '*' : ' ', tone: 'key' },
        mark ?? { text: ' ' },
        { text: ' ' },
        text,
      ]
    }),
  ]
}
