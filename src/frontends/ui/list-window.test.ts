import { expect, it } from 'vitest'
import { movedCursor, windowAround } from './list-window.ts'

it.each([
  { what: 'a list that fits', count: 3, cursor: 2, rows: 10, from: 0, to: 3 },
  { what: 'the beginning', count: 100, cursor: 0, rows: 10, from: 0, to: 10 },
  { what: 'the middle', count: 100, cursor: 50, rows: 10, from: 45, to: 55 },
  { what: 'the end', count: 100, cursor: 99, rows: 10, from: 90, to: 100 },
  { what: 'nothing', count: 0, cursor: 0, rows: 10, from: 0, to: 0 },
])('shows $what', ({ count, cursor, rows, from, to }) => {
  expect(windowAround(count, cursor, rows)).toEqual({ from, to })
})

it.each([
  ['up', 0, 0],
  ['down', 0, 1],
  ['down', 99, 99],
  ['page-down', 95, 99],
  ['page-up', 95, 85],
  ['home', 95, 0],
  ['end', 0, 99],
])('%s takes the cursor from %i to %i', (key, cursor, expected) => {
  expect(movedCursor(key, cursor, 100, 10)).toBe(expected)
})

it('leaves other keys to others', () => {
  expect(movedCursor('x', 5, 100, 10)).toBeUndefined()
})
