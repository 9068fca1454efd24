import { movedCursor } from '#src/frontends/ui/list-window.ts'
import { actionsPlace } from './actions-place.ts'
import type { Listing } from './listing.ts'
import { arrowOf } from './movement.ts'
import type { ListPlace } from './place.ts'
import type { Shell } from './shell.ts'

/** A list that somebody stands in. */
export interface AtList<Row> {
  readonly place: ListPlace<Row>
  readonly live: Listing<Row>
  readonly shell: Shell
  /** How many rows a page has. */
  readonly page: number
}

/** Moves the cursor as the key says. */
export function move<Row>({ live, page }: AtList<Row>, key: string): void {
  const { cursor, visible } = live.snapshot()
  const moved = movedCursor(arrowOf(key), cursor, visible.length, page)
  if (moved !== undefined) live.moveTo(moved)
}

/** Selects the row under the cursor, or no longer, and goes on to the next. */
export function select<Row>(at: AtList<Row>): void {
  at.live.toggle()
  move(at, 'down')
}

/** Opens the row under the cursor; with rows selected, what can be done with them. */
export function open<Row>(at: AtList<Row>): void {
  const { place, live, shell } = at
  const row = live.current()
  if (live.snapshot().selected.size > 0) openActions(at)
  else if (row !== undefined) shell.open(place.open(row))
}

/** Opens everything that can be done here. */
export function openActions<Row>(at: AtList<Row>): void {
  const { place, shell } = at
  shell.open(actionsPlace(place, shell.desk, subjects(at), (row) => place.columns(row)[0] ?? ''))
}

/** Starts the action of that number. */
export function act<Row>(at: AtList<Row>, index: number): void {
  const { place, shell } = at
  const action = place.actions[index]
  const rows = subjects(at)
  if (action === undefined || rows.length === 0) return
  if (action.onlyOne && rows.length > 1) shell.say(`“${action.label}” takes one at a time.`)
  else shell.act(action, rows)
}

/** The selected rows, or else the one under the cursor. */
function subjects<Row>({ live }: AtList<Row>): Row[] {
  const chosen = live.chosen()
  const row = live.current()
  return chosen.length > 0 || row === undefined ? chosen : [row]
}
