import { type Fit, filterOf, fitOf, fits, type SearchText } from './filter.ts'
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
 * The order in which the columns of options give way: the last first (it explains), then the first
 * (it names); identifiers in between are what a person compares, so they go last.
 */
function asOptions(count: number): number[] {
  const order = [...Array(count).keys()].reverse()
  const first = order.pop()
  if (first !== undefined) order.splice(1, 0, first)
  return order
}

/** The widths that fit, with columns giving way in their order. */
export function fittingWidths(needed: readonly number[], width: number): number[] {
  const widths = [...needed]
  for (const column of asOptions(needed.length)) {
    const tooMuch = rowWidth(widths) - width
    if (tooMuch <= 0) break
    const wide = widths[column] ?? 0
    widths[column] = Math.max(Math.min(wide, narrowest), wide - tooMuch)
  }
  return widths
}

/** The widths that fit, for a table of objects: the widest give way, as evenly as can be. */
export function evenWidths(needed: readonly number[], width: number): number[] {
  const widths = [...needed]
  for (let tooMuch = rowWidth(widths) - width; tooMuch > 0; tooMuch -= 1) {
    const widest = widths.lastIndexOf(Math.max(...widths))
    widths[widest] = Math.max(1, (widths[widest] ?? 0) - 1)
  }
  return widths
}

/** Made once for a list of thousands. */
export const searchTexts = (options: readonly ListedOption[]): SearchText[] =>
  options.map((option) => ({
    label: option.label.toLowerCase(),
    all: cellsOf(option).join(' ').toLowerCase(),
  }))

/** The numbers of the options that fit what was typed, the best fits first. */
export function matchingOptions(texts: readonly SearchText[], typed: string): number[] {
  const filter = filterOf(typed)
  const found: Record<Fit, number[]> = { named: [], holds: [], alike: [] }
  for (const [index, text] of texts.entries()) {
    const fit = fitOf(text, filter)
    if (fit !== undefined) found[fit].push(index)
  }
  return fits.flatMap((fit) => found[fit])
}
