import { actions } from '#src/domain/capabilities.ts'
import {
  cellName,
  cellUnder,
  dangersChosen,
  type GridDraft,
  type GridRow,
} from './capability-grid.ts'
import { windowAround } from './list-window.ts'
import type { Row, Span } from './row.ts'
import { symbols } from './theme.ts'
import { fill, widthOf } from './width.ts'

const cellWidth = 9
const groupKeys = 'r row  c column'

/** Columns that a grid takes. */
export const gridWidth = (rows: readonly GridRow[]): number =>
  labelWidth(rows) + actions.length * cellWidth

/** The fewest rows in which one can still find one's way: the headings and some capabilities. */
export const fewestGridRows = 3

const labelWidth = (rows: readonly GridRow[]): number =>
  Math.max(widthOf(groupKeys), ...rows.map(({ label }) => widthOf(label))) + 2

/** The grid in so many rows: where they do not hold it all, the part around the cursor. */
export function gridRows(rows: readonly GridRow[], draft: GridDraft, height: number): Row[] {
  const { from, to } = windowAround(rows.length, draft.cursor.row, Math.max(1, height - 1))
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
