import { type Action, actions } from '#src/domain/capabilities.ts'
import {
  cellName,
  cellUnder,
  dangersChosen,
  type GridDraft,
  type GridRow,
} from './capability-grid.ts'
import { windowAround } from './list-window.ts'
import type { Row, Span } from './row.ts'
import type { Spoken } from './rows.tsx'
import { symbols } from './theme.ts'
import { fill, widthOf } from './width.ts'

const cellWidth = 9
const groupKeys = 'r row  c column'

/** The fewest rows in which one can still find one's way: the headings and some capabilities. */
export const fewestGridRows = 3

const labelWidth = (rows: readonly GridRow[]): number =>
  Math.max(widthOf(groupKeys), ...rows.map(({ label }) => widthOf(label))) + 2

/** Where so many rows, headings included, do not hold it all: the part around the cursor. */
const inSight = (rows: readonly GridRow[], { cursor }: GridDraft, height: number) =>
  windowAround(rows.length, cursor.row, Math.max(1, height - 1))

/** The grid in so many rows. */
export function gridRows(rows: readonly GridRow[], draft: GridDraft, height: number): Row[] {
  const { from, to } = inSight(rows, draft, height)
  const lead = labelWidth(rows)
  const seen = to - from < rows.length ? `${from + 1}–${to} of ${rows.length}` : ''
  return [
    [
      { text: fill(groupKeys, lead), tone: 'subdued' },
      // Over the box of a cell, which stands behind the place for the cursor.
      { text: actions.map((action) => fill(` ${action}`, cellWidth)).join(''), tone: 'subdued' },
      { text: seen, tone: 'subdued' },
    ],
    ...rows.slice(from, to).map((row) => gridRow(row, rows, draft, lead)),
  ]
}

/** What a screen reader says of a line of the same: a capability with its cells, one by one. */
export function spokenGridRow(
  rows: readonly GridRow[],
  draft: GridDraft,
  height: number,
  line: number,
): Spoken | undefined {
  const row = rows[inSight(rows, draft, height).from + line - 1]
  // Above the capabilities stand the names of the columns, which each cell says itself.
  if (row === undefined || line === 0) return undefined
  const has = (action: Action): boolean => draft.chosen.has(cellName(row, action))
  const under = cellUnder(rows, draft.cursor)
  const cells = row.actions.map((action) => {
    const isHere = under?.row === row && under.action === action
    const danger = row.dangers.includes(action) ? ', marked with !' : ''
    return `${isHere ? 'at the cursor, ' : ''}${action} ${has(action) ? 'chosen' : 'not chosen'}${danger}`
  })
  return {
    role: 'option',
    label: `${row.label}: ${cells.join('; ')}`,
    selected: row.actions.some(has),
  }
}

function gridRow(row: GridRow, rows: readonly GridRow[], draft: GridDraft, lead: number): Row {
  const under = cellUnder(rows, draft.cursor)
  const isHere = under?.row === row
  const cells = actions.flatMap((action): Span[] => {
    if (!row.actions.includes(action)) return [{ text: ' '.repeat(cellWidth) }]
    const has = draft.chosen.has(cellName(row, action))
    const isCurrent = isHere && under?.action === action
    const danger = row.dangers.includes(action)
    const tone = isCurrent ? 'current' : has ? (danger ? 'caution' : 'good') : undefined
    return [
      { text: isCurrent ? symbols.cursor : ' ', tone: 'current' },
      { text: fill(`[${has ? 'x' : ' '}]${danger ? '!' : ''}`, cellWidth - 1), tone },
    ]
  })
  return [{ text: fill(row.label, lead), tone: isHere ? 'current' : undefined }, ...cells]
}

/** What the row under the cursor is about. */
export function meaningRows(rows: readonly GridRow[], draft: GridDraft): Row[] {
  const under = cellUnder(rows, draft.cursor)
  if (under === undefined) return []
  const { label, means } = under.row
  return [[{ text: `${label}: ${means}`, tone: 'subdued' }]]
}

/** What the mark means, and how many cells with it are chosen. */
export function dangerRows(rows: readonly GridRow[], draft: GridDraft): Row[] {
  if (rows.every(({ dangers }) => dangers.length === 0)) return []
  const chosen = dangersChosen(rows, draft.chosen)
  const legend = 'destroys for good, or gets the token more rights'
  return chosen === 0
    ? [[{ text: `! ${legend}`, tone: 'subdued' }]]
    : [[{ text: `${symbols.caution} ${chosen} chosen with !: ${legend}`, tone: 'caution' }]]
}
