import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import { blankRow, type Row as DrawnLine } from '#src/frontends/ui/row.ts'
import { Line, Rows, type Spoken } from '#src/frontends/ui/rows.tsx'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import { useNow } from '#src/frontends/ui/use-now.ts'
import { insteadRows } from './coming-rows.ts'
import { FilterLine } from './filter-line.tsx'
import { footRows } from './list-foot.ts'
import { headingRow } from './list-heading.ts'
import { filterKeys, listKeys } from './list-keys.ts'
import { rowsInSight } from './list-rows.ts'
import type { Listing } from './listing.ts'
import type { ListPlace } from './place.ts'
import { PlaceFrame, usePlaceBody } from './place-frame.tsx'
import { useShell } from './shell-context.ts'
import { columnWidths, tableRows } from './table.ts'

/** Any list: its rows while they come, a filter, an order, a selection, and what can be done. */
export function ListScreen<Row>(props: {
  readonly place: ListPlace<Row>
  readonly live: Listing<Row>
}): ReactNode {
  const { place, live } = props
  const { shell, view: shown } = useShell()
  const view = useSyncExternalStore(live.subscribe, live.snapshot)
  const now = useNow(shell.now, live.isLoading)
  const { width, height } = usePlaceBody()
  const [isTyping, setTyping] = useState(false)
  const field = useEdited(() => view.filter)
  const widths = useRef<readonly number[]>([])

  const foot = footRows(place, view, shown.remark, now, width)
  const hasFilter = isTyping || view.filter !== ''
  // The heading, a blank row, the headings of the columns; the filter; the foot and its blank row.
  const around = 3 + (hasFilter ? 1 : 0) + (foot.length === 0 ? 0 : foot.length + 1)
  const room = Math.max(1, height - around)
  const inSight = rowsInSight(place, view, room)
  widths.current = columnWidths(widths.current, place.headings, inSight)

  const at = { place, live, shell, page: Math.max(1, room - 1) }
  const startFilter = (): void => {
    field.reset(live.snapshot().filter)
    setTyping(true)
  }
  const endFilter = (kept: 'kept' | 'cleared'): void => {
    if (kept === 'cleared') live.filterBy('')
    setTyping(false)
  }
  /** What is typed narrows the list at once. */
  const typing: Typing = {
    onPress: (press) => {
      field.onPress(press)
      narrow()
    },
    onPaste: (text) => {
      field.onPaste(text)
      narrow()
    },
  }

  return (
    <PlaceFrame
      keys={isTyping ? filterKeys(at, endFilter) : listKeys(at, startFilter)}
      typing={isTyping ? typing : undefined}
      isLoading={live.isLoading}
      about={place.about}
    >
      <Line row={headingRow(place, view, width)} />
      {hasFilter && (
        <FilterLine edited={isTyping ? field.edited : undefined} text={view.filter} width={width} />
      )}
      <Rows rows={[blankRow, ...bodyRows()]} role="listbox" spoken={spokenRow} />
      {foot.length > 0 && <Rows rows={[blankRow, ...foot]} />}
    </PlaceFrame>
  )

  function narrow(): void {
    if (field.text() !== live.snapshot().filter) live.filterBy(field.text())
  }

  /** Above the rows stand a blank one and the headings. */
  function spokenRow(line: number): Spoken | undefined {
    const row = inSight[line - 2]
    if (row === undefined) return undefined
    const cursor = row.isCurrent ? 'at the cursor, ' : ''
    const label = `${cursor}${row.cells.filter(Boolean).join(', ')}`
    return { role: 'option', label, selected: row.isSelected }
  }

  function bodyRows(): DrawnLine[] {
    const { rows, visible, coming, filter } = view
    if (rows.length === 0) return insteadRows(coming, place.doing, place.empty, now, width)
    if (visible.length === 0)
      return [[{ text: `Nothing of it fits “${filter}”. Esc clears the filter.` }]]
    return tableRows(place.headings, inSight, widths.current, width)
  }
}
