import { windowAround } from '#src/frontends/ui/list-window.ts'
import type { ListView } from './list-view.ts'
import type { ListPlace } from './place.ts'
import type { DrawnRow } from './table.ts'

/** The rows around the cursor, as many as there is room for: only these cost anything to draw. */
export function rowsInSight<Row>(
  place: ListPlace<Row>,
  { rows, visible, cursor, selected }: ListView<Row>,
  room: number,
): DrawnRow[] {
  const { from, to } = windowAround(visible.length, cursor, room)
  return visible.slice(from, to).flatMap((index, line): DrawnRow[] => {
    const row = rows[index]
    if (row === undefined) return []
    return [
      {
        cells: place.columns(row),
        mark: place.mark?.(row),
        isCurrent: from + line === cursor,
        isSelected: selected.has(place.keyOf(row)),
      },
    ]
  })
}
