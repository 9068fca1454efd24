import type { Row } from '#src/frontends/ui/row.ts'
import { cut, widthOf } from '#src/frontends/ui/width.ts'
import type { ListView } from './list-view.ts'
import type { ListPlace } from './place.ts'

const said = (count: number): string => count.toLocaleString('en')

/** `Tokens  212 · 4 expired · 5 expire within 30 days                sort: expires` */
export function headingRow<R>(place: ListPlace<R>, view: ListView<R>, width: number): Row {
  const { rows, placed, visible, filter, total = 0, tallies, coming, sort } = view
  const all = coming.kind === 'complete' ? rows.length : Math.max(total, rows.length)
  // Not before the last of them can be gone to.
  const count = placed < all ? `${said(placed)} of ${said(all)} so far` : said(all)
  const counts = [
    count,
    ...(filter === ''
      ? []
      : [`${said(visible.length)} ${visible.length === 1 ? 'fits' : 'fit'} the filter`]),
    ...[...tallies]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([tally, many]) => place.sayTally?.(tally, many) ?? []),
  ]
  const order = place.sorts.length < 2 ? '' : `sort: ${place.sorts[sort]?.name ?? ''}`
  const facts = rows.length === 0 ? '' : counts.join(' · ')
  const room = width - widthOf(place.title) - widthOf(order) - 4
  const shown = cut(facts, room)
  return [
    { text: place.title, tone: 'heading' },
    { text: `  ${shown}` },
    { text: ' '.repeat(Math.max(2, room - widthOf(shown) + 2)) },
    { text: order, tone: 'subdued' },
  ]
}
