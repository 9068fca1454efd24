import { expect, it } from 'vitest'
import { noteRows } from './notes.ts'
import { rowsAsText } from './testing/rows-as-text.ts'

it('aligns notes on their texts', () => {
  const rows = noteRows(
    [
      { state: 'ok', label: 'host', text: 'acme.atlan.com' },
      { state: 'warning', label: 'time left', text: '1 min 40 s' },
    ],
    60,
  )
  expect(rowsAsText(rows)).toEqual(['✓ host       acme.atlan.com', '⚠ time left  1 min 40 s'])
})

it('is nothing for no notes', () => {
  expect(noteRows([], 60)).toEqual([])
})
