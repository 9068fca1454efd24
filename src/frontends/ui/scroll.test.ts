import { expect, it } from 'vitest'
import { scrolledBy, scrolledTo } from './scroll.ts'

it.each([
  { what: 'a text that fits', top: 0, count: 5, rows: 10, expected: { top: 0, atEnd: true } },
  { what: 'the beginning', top: 0, count: 30, rows: 10, expected: { top: 0, atEnd: false } },
  { what: 'the end', top: 20, count: 30, rows: 10, expected: { top: 20, atEnd: true } },
  { what: 'a window that grew', top: 20, count: 30, rows: 15, expected: { top: 15, atEnd: true } },
])('stays on what there is: $what', ({ top, count, rows, expected }) => {
  expect(scrolledTo(top, count, rows)).toEqual(expected)
})

it.each([
  ['down', 0, 1],
  ['up', 0, 0],
  ['page-down', 0, 8],
  ['page-down', 18, 20],
  ['page-up', 20, 12],
  ['end', 0, 20],
  ['home', 20, 0],
  ['x', 5, 5],
])('%s at row %i goes to row %i of thirty', (key, top, expected) => {
  expect(scrolledBy(key, top, 30, 10)).toBe(expected)
})
