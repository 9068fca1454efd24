import { describe, expect, it } from 'vitest'
import { rowsAsText } from '#src/frontends/ui/testing/rows-as-text.ts'
import { movedOnPage, pageLines } from './page-lines.ts'
import type { Page } from './place.ts'

const item = (label: string) => ({ label, choose: () => {} })
const page: Page = {
  blocks: [
    {
      facts: [['id', '1']],
      rows: () => Array.from({ length: 6 }, (_, row) => [{ text: `${row}` }]),
    },
    { heading: 'Personas', items: [], empty: 'None.' },
    { heading: 'Do', items: [item('one'), item('two')] },
  ],
}
const lines = pageLines(page, 0, 40)

it('draws facts, texts, what is empty and the items, with a blank line between blocks', () => {
  expect(rowsAsText(lines.map(({ row }) => row)).slice(-7)).toEqual([
    '',
    'Personas',
    '  None.',
    '',
    'Do',
    '❯ one',
    '  two',
  ])
})

describe('moving on a page that is longer than the screen', () => {
  const height = 5
  const press = (...keys: string[]) =>
    keys.reduce((at, key) => movedOnPage(key, at, lines, height), { cursor: 0, top: 0 })
  const lowest = lines.length - height

  it('reads on line by line to what is further down', () => {
    expect(press('down')).toEqual({ cursor: 0, top: 1 })
    expect(press(...Array(lowest).fill('down')).top).toBe(lowest)
  })

  it('goes from item to item where they are seen', () => {
    expect(press('end', 'up')).toEqual({ cursor: 0, top: lowest })
    expect(press('end', 'up', 'down')).toEqual({ cursor: 1, top: lowest })
  })

  it('turns pages to both ends and no further', () => {
    expect(press(...Array(9).fill('page-down'))).toEqual({ cursor: 1, top: lowest })
    expect(press('end', ...Array(9).fill('page-up'))).toEqual({ cursor: 0, top: 0 })
  })
})
