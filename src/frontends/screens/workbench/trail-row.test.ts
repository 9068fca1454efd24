import { expect, it } from 'vitest'
import { trailRow } from './trail-row.ts'

it.each([
  [40, 'Home › Tokens › nightly-etl'],
  [28, '… › Tokens › nightly-etl'],
  [22, '… › nightly-etl'],
  [12, 'nightly…'],
])('says in %i columns where one is, and of the way there what fits', (width, expected) => {
  expect(trailRow(['Home', 'Tokens', 'nightly-etl'], width)).toBe(expected)
})
