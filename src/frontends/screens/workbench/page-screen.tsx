import { type ReactNode, useSyncExternalStore } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { blankRow, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows, type Spoken } from '#src/frontends/ui/rows.tsx'
import { useNow } from '#src/frontends/ui/use-now.ts'
import { besideRows, insteadRows } from './coming-rows.ts'
import { commandPlace } from './command-place.ts'
import { copyKey } from './copy-key.ts'
import { arrowOf, movementKeys } from './movement.ts'
import { itemsOf, movedOnPage, pageLines } from './page-lines.ts'
import type { PagePlace } from './place.ts'
import { PlaceFrame, usePlaceBody } from './place-frame.tsx'
import type { Reading } from './reading.ts'
import { useShell } from './shell-context.ts'

/** A page: what there is to know of something, and what can be done with it. */
export function PageScreen(props: {
  readonly place: PagePlace
  readonly live: Reading
}): ReactNode {
  const { place, live } = props
  const { shell, view: shown } = useShell()
  const view = useSyncExternalStore(live.subscribe, live.snapshot)
  const now = useNow(shell.now, live.isLoading)
  const { width, height } = usePlaceBody()
  const { page, coming, cursor } = view
  const items = page === undefined ? [] : itemsOf(page)

  const beside = page === undefined ? [] : besideRows(coming, place.doing, now, width)
  const all = page === undefined ? [] : pageLines(page, cursor, width)
  const remark = shown.remark === undefined ? [] : paragraphRows(shown.remark, width, 'subdued')
  const lastLines = remark.length > 0 ? remark.length : all.length > height ? 1 : 0
  const footHeight = beside.length + lastLines
  const room = Math.max(1, height - (footHeight === 0 ? 0 : footHeight + 1))
  const top = Math.max(0, Math.min(view.top, all.length - room))

  const move = (key: string): void => {
    if (page === undefined) return
    const { cursor: item, top: first } = live.snapshot()
    const moved = movedOnPage(arrowOf(key), { cursor: item, top: first }, all, room)
    live.moveTo(moved.cursor, moved.top)
  }
  const choose = (): void => {
    const { cursor: item, page: read } = live.snapshot()
    const chosen = read && itemsOf(read)[item]
    const line = all.findIndex(({ item: at }) => at === item)
    // Nothing is chosen that is not on the screen: Enter reads on to it.
    if (line >= top + room) move('page-down')
    else chosen?.choose(shell)
  }
  const command = items[cursor]?.command ?? (place.command && shown.desk.commandLine(place.command))
  const keys: Binding[] = [
    ...(items.length > 1 || all.length > room
      ? [{ keys: movementKeys, shown: '↑↓', label: 'move', run: move }]
      : []),
    ...(items.length > 0
      ? [{ keys: ['enter', 'l', 'right'], shown: 'enter', label: 'open', run: choose }]
      : []),
    ...items.flatMap(({ key, label, choose: start }): Binding[] =>
      key === undefined ? [] : [{ keys: [key], label, run: () => start(shell), quiet: true }],
    ),
    ...(page?.identifier === undefined ? [] : [copyKey(shell, page.identifier, page.copied)]),
    ...(command === undefined
      ? []
      : [
          {
            keys: ['c'],
            label: 'as a command',
            run: () => shell.open(commandPlace(command)),
            quiet: items.length > 0,
          },
        ]),
  ]
  return (
    <PlaceFrame keys={keys} isLoading={live.isLoading} about={place.about}>
      <Rows
        role="menu"
        spoken={(line) => spokenItem(all[top + line]?.item)}
        rows={
          page === undefined
            ? insteadRows(coming, place.doing, [], now, width).slice(0, height)
            : all.slice(top, top + room).map(({ row }) => row)
        }
      />
      {footHeight > 0 && <Rows rows={[blankRow, ...beside, ...lastLine()]} />}
    </PlaceFrame>
  )

  function spokenItem(number: number | undefined): Spoken | undefined {
    const item = number === undefined ? undefined : items[number]
    if (item === undefined) return undefined
    const label = [item.label, ...(item.columns ?? [])].join(', ')
    return { role: 'menuitem', label, selected: number === cursor }
  }

  function lastLine(): Row[] {
    const below = all.length - top - room
    const place = below > 0 ? `↓ ${below} more below` : '↑ more above'
    if (remark.length > 0) return remark
    return lastLines > 0 ? [[{ text: place, tone: 'subdued' }]] : []
  }
}
