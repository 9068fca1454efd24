import type { ListDraft } from './list-draft.ts'
import { windowAround } from './list-window.ts'
import type { ListedOption } from './option-rows.ts'
import { cut, widthOf } from './width.ts'

const said = (count: number): string => count.toLocaleString('en')

/**
 * Names that stand for several are told apart by the column behind them.
 * `Chosen: Data Assets            3 of 6 match the filter`
 */
export function chosenLine(
  options: readonly ListedOption[],
  chosen: ReadonlySet<string>,
  place: string,
  width: number,
): string {
  const times = new Map<string, number>()
  for (const { label } of options) times.set(label, (times.get(label) ?? 0) + 1)
  const labels = options
    .filter(({ value }) => chosen.has(value))
    .map(({ label, columns: [first] = [] }) =>
      first !== undefined && (times.get(label) ?? 0) > 1 ? `${label} (${first})` : label,
    )
  const list = cut(`Chosen: ${labels.join(', ') || 'nothing yet'}`, width - widthOf(place) - 2)
  return list + ' '.repeat(Math.max(2, width - widthOf(list) - widthOf(place))) + place
}

/** `3 of 6 match the filter`, `1–14 of 10,000`, or nothing when the whole list is seen. */
export function placeInList(
  { filter, cursor }: ListDraft,
  matching: number,
  count: number,
  rows: number,
): string {
  if (filter.graphemes.length > 0) return `${said(matching)} of ${said(count)} match the filter`
  if (matching <= rows) return ''
  const { from, to } = windowAround(matching, cursor, rows)
  return `${said(from + 1)}–${said(to)} of ${said(count)}`
}
