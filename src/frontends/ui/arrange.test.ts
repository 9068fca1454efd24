import { expect, it } from 'vitest'
import { arrange, type Part } from './arrange.ts'

type Named = Part & { readonly name: string; readonly shorter?: Named }

const part = (name: string, rows: number, expendable?: number): Named => ({
  name,
  rows,
  expendable,
})

const names = (parts: readonly Named[], height: number): string[] =>
  arrange(parts, height).kept.map(({ name }) => name)

const parts = [part('ask', 1), part('about', 3, 10), part('more', 1, 11), part('field', 1)]

it('keeps everything where there is room, and says what is left', () => {
  expect(arrange(parts, 12)).toEqual({ kept: parts, free: 3 })
})

it.each([
  [9, ['ask', 'about', 'more', 'field']],
  [8, ['ask', 'about', 'field']],
  [6, ['ask', 'field']],
  [1, ['ask', 'field']],
])('in %i rows keeps %j', (height, kept) => {
  expect(names(parts, height)).toEqual(kept)
})

it('puts something shorter in the place of what goes', () => {
  const guide: Named = { ...part('guide', 5, 1), shorter: part('where the guide is', 1) }
  expect(names([part('ask', 1), guide], 6)).toEqual(['ask', 'where the guide is'])
})

it('takes no room for a part without rows', () => {
  expect(arrange([part('ask', 1), part('nothing', 0), part('field', 1)], 3).free).toBe(0)
})
