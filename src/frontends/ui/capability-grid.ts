import { type Action, actions } from '#src/domain/capabilities.ts'

/** A capability as a row of the grid. */
export interface GridRow {
  readonly key: string
  readonly label: string
  /** The cells that there are. */
  readonly actions: readonly Action[]
  /** Those of them that destroy something for good, or get more rights. */
  readonly dangers: readonly Action[]
  /** To be read after “may”. */
  readonly means: string
}

/** The cells of a grid that are chosen, each as `ingest=create`. */
export type Chosen = ReadonlySet<string>

/**
 * Where the cursor is. The column is the one that was last moved to: a row without that cell is
 * passed through, and the cursor is back in its column where there is one again.
 */
export interface GridCursor {
  readonly row: number
  readonly column: number
}

export interface GridDraft {
  readonly cursor: GridCursor
  readonly chosen: Chosen
}

export const gridStart: GridCursor = { row: 0, column: 0 }

export const cellName = ({ key }: Pick<GridRow, 'key'>, action: Action): string =>
  `${key}=${action}`

/** The cell under the cursor: in its column, or the nearest one that the row has. */
export function cellUnder(
  rows: readonly GridRow[],
  { row, column }: GridCursor,
): { readonly row: GridRow; readonly action: Action } | undefined {
  const at = rows[row]
  const [nearest] = [...(at?.actions ?? [])].sort(
    (a, b) => Math.abs(columnOf(a) - column) - Math.abs(columnOf(b) - column),
  )
  return at === undefined || nearest === undefined ? undefined : { row: at, action: nearest }
}

const columnOf = (action: Action): number => actions.indexOf(action)

/** What a key makes of the grid; undefined when it means nothing to it. */
export function gridPressed(
  rows: readonly GridRow[],
  draft: GridDraft,
  key: string,
): GridDraft | undefined {
  const under = cellUnder(rows, draft.cursor)
  if (under === undefined) return undefined
  const cursor = moves[key]?.(draft.cursor, rows, under)
  if (cursor !== undefined) return { ...draft, cursor }
  const cells = groups[key]?.(rows, under)
  if (cells === undefined) return undefined
  const chosen =
    key === allButDangers
      ? exactly(cells, draft.chosen)
      : cells.every((cell) => draft.chosen.has(cell))
        ? [...draft.chosen].filter((cell) => !cells.includes(cell))
        : [...draft.chosen, ...cells]
  return { ...draft, chosen: new Set(chosen) }
}

type Under = NonNullable<ReturnType<typeof cellUnder>>
type Move = (cursor: GridCursor, rows: readonly GridRow[], under: Under) => GridCursor
type Group = (rows: readonly GridRow[], under: Under) => readonly string[]

const toRow =
  (target: (row: number, last: number) => number): Move =>
  (cursor, rows) => ({
    ...cursor,
    row: Math.max(0, Math.min(rows.length - 1, target(cursor.row, rows.length - 1))),
  })

/** To the next cell that the row has on that side; at its end, nothing moves. */
const toCell =
  (step: 1 | -1): Move =>
  (cursor, _rows, { row, action }) => {
    const cells = row.actions.map(columnOf).sort((a, b) => a - b)
    const from = columnOf(action)
    return { ...cursor, column: cells[cells.indexOf(from) + step] ?? from }
  }

const up = toRow((row) => row - 1)
const down = toRow((row) => row + 1)
const left = toCell(-1)
const right = toCell(1)

const moves: Readonly<Record<string, Move>> = {
  up,
  k: up,
  down,
  j: down,
  left,
  h: left,
  right,
  l: right,
  home: toRow(() => 0),
  end: toRow((_, last) => last),
}

/** Keys that move the cursor. */
export const gridMoves = Object.keys(moves)

const allButDangers = 'a'

/** The cells that a key chooses together; again takes them back. */
const groups: Readonly<Record<string, Group>> = {
  space: (_rows, { row, action }) => [cellName(row, action)],
  r: (_rows, { row }) => row.actions.map((action) => cellName(row, action)),
  c: (rows, { action }) =>
    rows.flatMap((row) => (row.actions.includes(action) ? [cellName(row, action)] : [])),
  [allButDangers]: (rows) =>
    cellsOfGrid(rows).flatMap(({ row, action }) =>
      row.dangers.includes(action) ? [] : [cellName(row, action)],
    ),
}

const exactly = (cells: readonly string[], chosen: Chosen): readonly string[] =>
  chosen.size === cells.length && cells.every((cell) => chosen.has(cell)) ? [] : cells

/** All cells that there are, row by row. */
export const cellsOfGrid = (
  rows: readonly GridRow[],
): { readonly row: GridRow; readonly action: Action }[] =>
  rows.flatMap((row) => row.actions.map((action) => ({ row, action })))

/** What is chosen as grants: `ingest=create,share=create+read`; empty for nothing. */
export const grantsOfChosen = (rows: readonly GridRow[], chosen: Chosen): string =>
  rows
    .map((row) => ({
      row,
      given: row.actions.filter((action) => chosen.has(cellName(row, action))),
    }))
    .flatMap(({ row, given }) => (given.length === 0 ? [] : [`${row.key}=${given.join('+')}`]))
    .join(',')

/** The cells that grants name; what the grid does not have is left out. */
export function chosenOfGrants(rows: readonly GridRow[], grants: string): Chosen {
  const said = grants.split(',').flatMap((grant) => {
    const [key = '', list = ''] = grant.split('=')
    return list.split('+').flatMap((word) => {
      const named = actions.filter((action) => action === word)
      // `crud` and its letters are how grants are written short.
      const meant =
        named.length > 0 ? named : actions.filter(([letter = '']) => word.includes(letter))
      return meant.map((action) => cellName({ key }, action))
    })
  })
  const there = new Set(cellsOfGrid(rows).map(({ row, action }) => cellName(row, action)))
  return new Set(said.filter((cell) => there.has(cell)))
}

/** `Query, Data Trimming`: the capabilities of which something is chosen. */
export const sayRows = (rows: readonly GridRow[], chosen: Chosen): string =>
  rows
    .filter((row) => row.actions.some((action) => chosen.has(cellName(row, action))))
    .map(({ label }) => label)
    .join(', ')

/** How many cells are chosen that destroy or raise rights. */
export const dangersChosen = (rows: readonly GridRow[], chosen: Chosen): number =>
  cellsOfGrid(rows).filter(
    ({ row, action }) => row.dangers.includes(action) && chosen.has(cellName(row, action)),
  ).length
