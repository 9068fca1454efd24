import { paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { besideRows, triesAgainRows } from './coming-rows.ts'
import type { ListView } from './list-view.ts'
import type { ListPlace } from './place.ts'

/** Below the rows: whether more is to come, what was said last, or how many are selected. */
export function footRows<R>(
  place: ListPlace<R>,
  view: ListView<R>,
  remark: string | undefined,
  now: Date,
  width: number,
): Row[] {
  const { rows, coming, selected, lacks } = view
  const last = remark ?? (selected.size === 0 ? undefined : saySelected(place, view))
  return [
    ...(rows.length === 0 ? [] : besideRows(coming, place.doing, now, width)),
    ...(lacks === undefined ? [] : triesAgainRows(lacks, width)),
    ...(last === undefined ? [] : paragraphRows(last, width, 'subdued')),
  ]
}

/** What an action is about may be out of sight, so that is said. */
function saySelected<R>({ keyOf }: ListPlace<R>, { rows, visible, selected }: ListView<R>): string {
  const isSelected = (index: number): boolean => {
    const row = rows[index]
    return row !== undefined && selected.has(keyOf(row))
  }
  const count = selected.size
  const hidden = visible.length < rows.length ? count - visible.filter(isSelected).length : 0
  const which = `${count} selected${hidden === 0 ? '' : `, ${hidden} of them not shown by the filter`}`
  return `${which}: enter acts on ${count === 1 ? 'it' : 'all of them'}, esc selects none.`
}
