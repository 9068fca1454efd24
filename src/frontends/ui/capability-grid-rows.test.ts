import { expect, it } from 'vitest'
import type { GridRow } from './capability-grid.ts'
import { dangerRows, gridRows, meaningRows, spokenGridRow } from './capability-grid-rows.ts'
import type { Row } from './row.ts'

const said = (rows: readonly Row[]): string[] =>
  rows.map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )

const rows: readonly GridRow[] = [
  { key: 'ingest', label: 'Ingest', actions: ['create'], dangers: [], means: 'send events' },
  {
    key: 'trim',
    label: 'Trim',
    actions: ['update'],
    dangers: ['update'],
    means: 'delete old data',
  },
]

const draft = { cursor: { row: 1, column: 0 }, chosen: new Set(['ingest=create']) }

it('shows boxes where there are cells, the cursor at its cell, and ! at what destroys', () => {
  expect(said(gridRows(rows, draft, 3))).toEqual([
    'r row  c column   create   read     update   delete',
    'Ingest            [x]',
    'Trim                               ❯[ ]!',
  ])
})

it('is read capability by capability, each cell with what it is', () => {
  expect([0, 1, 2, 3].map((line) => spokenGridRow(rows, draft, 3, line))).toEqual([
    undefined,
    { role: 'option', label: 'Ingest: create chosen', selected: true },
    {
      role: 'option',
      label: 'Trim: at the cursor, update not chosen, marked with !',
      selected: false,
    },
    undefined,
  ])
})

it('shows the part around the cursor where there is no room for all, and which part it is', () => {
  const many = Array.from({ length: 15 }, (_, index): GridRow => {
    return { key: `c${index}`, label: `C${index}`, actions: ['read'], dangers: [], means: '' }
  })
  const lines = said(gridRows(many, { cursor: { row: 14, column: 1 }, chosen: new Set() }, 6))
  expect(lines).toHaveLength(6)
  expect(lines[0]).toContain('11–15 of 15')
  expect(lines.at(-1)).toContain('C14')
  expect(lines.at(-1)).toContain('❯[ ]')
})

it('says what the row is about, and counts what was chosen that destroys', () => {
  expect(said(meaningRows(rows, draft))).toEqual(['Trim: delete old data'])
  expect(said(dangerRows(rows, draft))).toEqual([
    '! destroys for good, or gets the token more rights',
  ])
  const dangerous = { ...draft, chosen: new Set(['trim=update']) }
  expect(said(dangerRows(rows, dangerous))[0]).toContain('1 chosen with !')
  expect(dangerRows(rows.slice(0, 1), draft)).toEqual([])
})
