import { widthOf } from './width.ts'

/** An option as the lists draw it. */
export interface ListedOption {
  readonly value: string
  readonly label: string
  readonly columns?: readonly string[]
  readonly disabled?: boolean
}

const gap = 2

/** What stands in the columns of a row. */
export const cellsOf = ({ label, columns = [] }: ListedOption): readonly string[] => [
  label,
  ...columns,
]

/** The widths that all cells need, a number per column. */
export function neededWidths(options: readonly ListedOption[]): number[] {
  const widths: number[] = []
  for (const option of options)
    for (const [column, cell] of cellsOf(option).entries())
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))
  return widths
}

/** Columns that a row takes with these cells. */
export const rowWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1)

const narrowest = 12

/**
 * The widths that fit. The last column gives way first (it explains), then the first (it names);
 * identifiers in between are what a person compares, so they go last.
 */
export function fittingWidths(needed: readonly number[], width: number): number[] {
  const widths = [...needed]
  const order = [...widths.keys()].reverse()
  const first = order.pop()
  if (first !== undefined) order.splice(1, 0, first)
  for (const column of order) {
    const tooMuch = rowWidth(widths) - width
    if (tooMuch <= 0) break
    const wide = widths[column] ?? 0
    widths[column] = Math.max(Math.min(wide, narrowest), wide - tooMuch)
  }
  return widths
}

/** Lower-case text of each option, for the filter; made once for a list of thousands. */
export const searchTexts = (options: readonly ListedOption[]): string[] =>
  options.map((option) => cellsOf(option).join(' ').toLowerCase())

/** The numbers of the options that hold every word of the filter. */
export function matchingOptions(texts: readonly string[], filter: string): number[] {
  const words = filter.toLowerCase().split(' ').filter(Boolean)
  const matches: number[] = []
  for (const [index, text] of texts.entries())
    if (words.every((word) => text.includes(word))) matches.push(index)
  return matches
}
