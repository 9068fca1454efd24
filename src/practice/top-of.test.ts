import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topOf } from './top-of.ts'

test('the first ones are those of the sorted list, equal ones in their old order', () => {
  const items = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 600 })
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 40 }), (numbers, count) => {
      const rows = numbers.map((key, place) => ({ key, place }))
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
      expect(topOf(rows, compare, count)).toEqual([...rows].sort(compare).slice(0, count))
    }),
  )
})
