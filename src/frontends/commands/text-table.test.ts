import { expect, it } from 'vitest'
import { textFacts, textTable } from './text-table.ts'

it('aligns columns by what a terminal shows, not by characters', async () => {
  const rows = [
    ['日本', '1'],
    ['etl', '22'],
    ['e\u0301tude', '3'],
  ]
  expect((await textTable(['name', 'count'], rows)).split('\n')).toEqual([
    'name   count',
    '日本   1',
    'etl    22',
    'e\u0301tude  3',
  ])
})

it('leaves out columns that hold nothing, and blanks at the end', async () => {
  const rows = [
    ['', 'etl', ''],
    ['', 'dbt', ''],
  ]
  expect(await textTable(['mark', 'name', 'note'], rows)).toBe('name\netl\ndbt')
})

it('puts values under each other', () => {
  const facts = [
    ['id', '1'],
    ['account', 'x'],
    ['note', ''],
  ] as const
  expect(textFacts(facts).split('\n')).toEqual(['id       1', 'account  x', 'note'])
})
