import { expect, test } from 'vitest'
import { Past } from './past.ts'
import { Table } from './table.ts'

interface Row {
  readonly key: string
  readonly value: number
}

function startPast(lagMs: number) {
  let now = 0
  const table = new Table<Row>((row) => row.key)
  table.put({ key: 'old', value: 0 })
  const past = new Past(
    table,
    () => now,
    () => lagMs,
  )
  const values = () =>
    [...past.among(table.values(), (row) => row.key), ...past.gone()].map(
      ({ key, value }) => `${key}${value}`,
    )
  return { table, past, values, at: (time: number) => (now = time) }
}

test('what was there at the start counts as old', () => {
  const { past } = startPast(100)
  expect(past.get('old')?.value).toBe(0)
})

test('changes show one after the other, each as old as the lag', () => {
  const { table, past, at } = startPast(100)
  const seen = () => past.get('old')?.value
  table.put({ key: 'old', value: 1 })
  at(50)
  table.put({ key: 'old', value: 2 })
  expect(seen()).toBe(0)
  at(100)
  expect(seen()).toBe(1)
  at(149)
  expect(seen()).toBe(1)
  at(150)
  expect(seen()).toBe(2)
  expect(past.isPresent()).toBe(true)
})

test('new rows come late, and deleted ones go late', () => {
  const { table, values, at } = startPast(100)
  table.put({ key: 'new', value: 1 })
  table.delete('old')
  expect(values()).toEqual(['old0'])
  at(100)
  expect(values()).toEqual(['new1'])
})

test('without a lag it is the present', () => {
  const { table, past, values } = startPast(0)
  table.put({ key: 'new', value: 1 })
  table.delete('old')
  expect(values()).toEqual(['new1'])
  expect(past.get('old')).toBeUndefined()
})
