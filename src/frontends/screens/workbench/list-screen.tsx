import { Box } from 'ink'
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { movedCursor, windowAround } from '#src/frontends/ui/list-window.ts'
import { blankRow, type Row as DrawnLine } from '#src/frontends/ui/row.ts'
import { Line, Rows } from '#src/frontends/ui/rows.tsx'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import { useEdited } from '#src/frontends/ui/use-edited.ts'
import { useNow } from '#src/frontends/ui/use-now.ts'
import { actionsPlace } from './actions-place.ts'
import { besideRows, insteadRows } from './coming-rows.ts'
import { commandPlace } from './command-place.ts'
import { headingRow } from './list-heading.ts'
import type { Listing } from './listing.ts'
import { arrowOf, movementKeys } from './movement.ts'
import { copyKey } from './page-screen.tsx'
import type { ListPlace } from './place.ts'
import { PlaceFrame, usePlaceBody } from './place-frame.tsx'
import { useShell } from './shell-context.ts'
import { columnWidths, type DrawnRow, tableRows } from './table.ts'

const filterLabel = 'Filter: '

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

  const { rows, visible, cursor, coming, selected } = view
  const isEmpty = visible.length === 0
  const beside = rows.length === 0 ? [] : besideRows(coming, place.doing, now, width)
  const lastLine = shown.remark ?? (selected.size > 0 ? selectedSaid() : undefined)
  const foot: readonly DrawnLine[] = [
    ...beside,
    ...(lastLine === undefined ? [] : [[{ text: lastLine, tone: 'subdued' as const }]]),
  ]
  const hasFilter = isTyping || view.filter !== ''
  // The heading and a blank row, the filter, the headings of the columns, the foot.
  const room = Math.max(
    1,
    height - 3 - (hasFilter ? 1 : 0) - (foot.length === 0 ? 0 : foot.length + 1),
  )
  const { from, to } = windowAround(visible.length, cursor, room)
  const drawn = visible.slice(from, to).flatMap((index, line): DrawnRow[] => {
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
  widths.current = columnWidths(widths.current, place.headings, drawn)

  return (
    <PlaceFrame
      keys={isTyping ? typingKeys() : browsingKeys()}
      types={isTyping}
      isLoading={live.isLoading}
      about={place.about}
      onPress={isTyping ? (press) => typed(() => field.onPress(press)) : undefined}
      onPaste={isTyping ? (text) => typed(() => field.onPaste(text)) : undefined}
    >
      <Line row={headingRow(place, view, width)} />
      {hasFilter && (
        <Box>
          <Box width={filterLabel.length} flexShrink={0}>
            <Line row={[{ text: filterLabel, tone: 'subdued' }]} />
          </Box>
          {isTyping ? (
            <TextField edited={field.edited} width={width - filterLabel.length} label="Filter" />
          ) : (
            <Line row={[{ text: view.filter }]} />
          )}
        </Box>
      )}
      <Rows rows={[blankRow, ...bodyRows()]} />
      {foot.length > 0 && <Rows rows={[blankRow, ...foot]} />}
    </PlaceFrame>
  )

  function bodyRows(): DrawnLine[] {
    if (rows.length === 0) return insteadRows(coming, place.doing, place.empty, now, width)
    if (isEmpty) return [[{ text: `Nothing of it fits “${view.filter}”. Esc clears the filter.` }]]
    return tableRows(place.headings, drawn, widths.current, width)
  }

  function selectedSaid(): string {
    const whom = selected.size === 1 ? 'it' : 'all of them'
    return `${selected.size} selected: enter acts on ${whom}, esc selects none.`
  }

  /** What is typed narrows the list at once. */
  function typed(edit: () => void): void {
    edit()
    if (field.text() !== live.snapshot().filter) live.filterBy(field.text())
  }

  function move(key: string): void {
    const { cursor: at, visible: there } = live.snapshot()
    const moved = movedCursor(arrowOf(key), at, there.length, Math.max(1, room - 1))
    if (moved !== undefined) live.moveTo(moved)
  }

  function typingKeys(): Binding[] {
    return [
      {
        keys: ['up', 'down', 'page-up', 'page-down'],
        shown: '↑↓',
        label: 'move',
        run: move,
      },
      { keys: ['enter'], label: 'keep the filter', run: () => setTyping(false) },
      {
        keys: ['esc'],
        label: 'clear it',
        run: () => {
          field.reset('')
          live.filterBy('')
          setTyping(false)
        },
      },
    ]
  }

  /** Only what does something here: the help and the footer name no other key. */
  function browsingKeys(): Binding[] {
    const { actions, creating, command, sorts } = place
    const row = live.current()
    const chosen = selected.size > 0
    const hasSubjects = chosen || row !== undefined
    const canAct = actions.length > 0
    return [
      ...where(visible.length > 1, { keys: movementKeys, shown: '↑↓', label: 'move', run: move }),
      ...where(hasSubjects, {
        keys: ['enter', 'l', 'right'],
        shown: 'enter',
        label: chosen ? `act on ${selected.size}` : 'open',
        run: open,
      }),
      ...where(canAct && !isEmpty, {
        keys: ['space'],
        label: 'select',
        run: () => {
          live.toggle()
          move('down')
        },
      }),
      ...where(rows.length > 0, {
        keys: ['/'],
        label: 'filter',
        run: () => {
          field.reset(live.snapshot().filter)
          setTyping(true)
        },
      }),
      ...where(sorts.length > 1 && !isEmpty, {
        keys: ['o'],
        label: 'sort',
        help: 'the next order',
        run: () => live.sortNext(),
      }),
      ...where(canAct && hasSubjects, {
        keys: ['a'],
        label: 'actions',
        help: 'everything that can be done here',
        run: () => shell.open(actionsPlace(place, shell.desk, subjects())),
      }),
      ...actions.flatMap(({ key, label }, index): Binding[] =>
        key === undefined || !hasSubjects
          ? []
          : [{ keys: [key], label, run: () => act(index), quiet: true }],
      ),
      ...(creating?.key === undefined
        ? []
        : [{ keys: [creating.key], label: creating.label, run: () => shell.act(creating, []) }]),
      ...(row === undefined
        ? []
        : [copyKey(place.identifier(row), (text) => void shell.copy(text))]),
      ...(command === undefined
        ? []
        : [
            {
              keys: ['c'],
              label: 'as a command',
              run: () => shell.open(commandPlace(shell.desk.commandLine(command))),
              quiet: true,
            },
          ]),
      ...where(chosen || view.filter !== '', {
        keys: ['esc'],
        label: chosen ? 'select none' : 'clear the filter',
        essential: true,
        run: () => (chosen ? live.unselect() : live.filterBy('')),
      }),
    ]
  }

  /** The selected rows, or else the one under the cursor. */
  function subjects(): Row[] {
    const chosen = live.chosen()
    const row = live.current()
    return chosen.length > 0 || row === undefined ? chosen : [row]
  }

  function open(): void {
    const row = live.current()
    if (live.snapshot().selected.size > 0)
      shell.open(actionsPlace(place, shell.desk, live.chosen()))
    else if (row !== undefined) shell.open(place.open(row))
  }

  function act(index: number): void {
    const action = place.actions[index]
    const rows = subjects()
    if (action === undefined || rows.length === 0) return
    if (action.onlyOne && rows.length > 1) shell.say(`“${action.label}” takes one at a time.`)
    else shell.act(action, rows)
  }
}

const where = (there: boolean, binding: Binding): Binding[] => (there ? [binding] : [])
