import { describe, expect, it } from 'vitest'
import {
  fittingWidths,
  matchingOptions,
  neededWidths,
  rowWidth,
  searchTexts,
} from './option-rows.ts'

const options = [
  { value: '1', label: 'development', columns: ['snowflake', 'default/snowflake/1'] },
  { value: '2', label: '日本', columns: ['bigquery', 'default/bigquery/2', 'you'] },
]

it('measures each column over all options', () => {
  expect(neededWidths(options)).toEqual([11, 9, 19, 3])
  expect(rowWidth([11, 9, 19, 3])).toBe(48)
})

describe('columns that are too wide', () => {
  it('stay as they are where there is room', () => {
    expect(fittingWidths([11, 9, 19], 80)).toEqual([11, 9, 19])
  })

  it('take it from the last one first, then from the first', () => {
    expect(fittingWidths([20, 30, 40], 80)).toEqual([20, 30, 26])
    expect(fittingWidths([20, 30, 40], 60)).toEqual([14, 30, 12])
  })

  it('fit as long as nothing has to become unreadable', () => {
    expect(rowWidth(fittingWidths([50, 50, 50], 60))).toBeLessThanOrEqual(60)
  })
})

describe('the filter', () => {
  const texts = searchTexts(options)

  it.each([
    ['', [0, 1]],
    ['DEVEL', [0]],
    ['bigquery', [1]],
    ['default snow', [0]],
    ['snow big', []],
    ['日', [1]],
    ['dvlp', [0]],
  ])('%j finds %j', (filter, found) => {
    expect(matchingOptions(texts, filter)).toEqual(found)
  })
})
