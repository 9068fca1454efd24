import { paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { besideRows, triesAgainRows } from './coming-rows.ts'
import type { ListView } from './list-view.ts'
import type { ListPlace } from './place.ts'

/** Below the rows: whether more is to come, what was said last, or how many are selected. */
export function footRows<R>(
  place: ListPlace<R>,
  { rows, coming, selected, lacks }: ListView<R>,
  remark: string | undefined,
  now: Date,
  width: number,
): Row[] {
  const last = remark ?? (selected.size === 0 ? undefined : saySelected(selected.size))
  return [
    ...(rows.length === 0 ? [] : besideRows(coming, place.doing, now, width)),
    ...(lacks === undefined ? [] : triesAgainRows(lacks, width)),
    ...(last === undefined ? [] : paragraphRows(last, width, 'subdued')),
  ]
}

const saySelected = (count: number): string =>
  `${count} selected: enter acts on ${count === 1 ? 'it' : 'all of them'}, esc selects none.`
