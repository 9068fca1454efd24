import { expect, test } from 'vitest'
import { columnWidths, type DrawnRow, tableRows } from './table.ts'

const headings = ['name', 'expires', 'personas', 'created by']
const cells = [
  'copied-from-the-docs',
  'in 23 h 59 min, 23 Nov 2026',
  'Data Assets +2',
  'conn.admin',
]
const row: DrawnRow = { cells, mark: undefined, isCurrent: false, isSelected: false }

const drawn = (width: number): string[] =>
  tableRows(headings, [row], columnWidths([], headings, [row]), width).map((line) =>
    line.map(({ text }) => text).join(''),
  )

test('shows every column where all fit', () => {
  expect(drawn(118)[1]).toContain(cells.join('  '))
})

test('leaves the last column out before it cuts one that tells more', () => {
  const [heading = '', line = ''] = drawn(72)
  expect(heading).not.toContain('created')
  expect(line.trim()).toBe(cells.slice(0, 3).join('  '))
})

test('cuts a long column as long as enough of it is seen', () => {
  const long = { ...row, cells: ['crm', 'default/salesforce/1690812345', 'x'.repeat(60)] }
  const three = ['name', 'qualified name', 'description']
  const [heading, line] = tableRows(three, [long], columnWidths([], three, [long]), 78)
  expect(heading?.map(({ text }) => text).join('')).toContain('description')
  expect(line?.map(({ text }) => text).join('')).toContain(`${'x'.repeat(30)}`)
})

test('shows until when of a token however long its name is', () => {
  const long = { ...row, cells: ['日本'.repeat(40), 'in 90 days, 20 Feb 2027', '—', '—'] }
  const [, line] = tableRows(headings, [long], columnWidths([], headings, [long]), 58)
  expect(line?.map(({ text }) => text).join('')).toContain('… ')
  expect(line?.map(({ text }) => text).join('')).toContain('in 90 days, 20 Feb 2027')
})
