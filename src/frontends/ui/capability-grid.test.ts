import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellName,
  cellsOfGrid,
  cellUnder,
  chosenOfGrants,
  type GridDraft,
  type GridRow,
  grantsOfChosen,
  gridMoves,
  gridPressed,
  gridStart,
} from './capability-grid.ts'

const row = (
  key: string,
  actions: GridRow['actions'],
  dangers: GridRow['dangers'] = [],
): GridRow => ({ key, label: key, actions, dangers, means: 'do something' })

const rows = [
  row('ingest', ['create']),
  row('query', ['read']),
  row('share', ['create', 'read', 'delete'], ['delete']),
  row('trim', ['update'], ['update']),
]

const start: GridDraft = { cursor: gridStart, chosen: new Set() }

const pressed = (keys: string, from = start): GridDraft =>
  keys.split(' ').reduce((draft, key) => gridPressed(rows, draft, key) ?? draft, from)

const at = (draft: GridDraft): string => {
  const under = cellUnder(rows, draft.cursor)
  return under === undefined ? '' : cellName(under.row, under.action)
}

const chosen = (draft: GridDraft): string => grantsOfChosen(rows, draft.chosen)

describe('the cursor', () => {
  it.each([
    ['down', 'query=read'],
    ['j', 'query=read'],
    ['down up', 'ingest=create'],
    ['j k', 'ingest=create'],
    ['right', 'ingest=create'],
    ['down down', 'share=create'],
    ['down down right', 'share=read'],
    ['down down right right', 'share=delete'],
    ['j j l l l', 'share=delete'],
    ['down down right right left', 'share=read'],
    ['j j l h h', 'share=create'],
    ['end', 'trim=update'],
    ['end down', 'trim=update'],
    ['end home up', 'ingest=create'],
  ])('%s leads from the first cell to %s', (keys, cell) => {
    expect(at(pressed(keys))).toBe(cell)
  })

  it('comes back to its column behind rows that do not have it', () => {
    expect(at(pressed('down down right right up'))).toBe('query=read')
    expect(at(pressed('down down right right up down'))).toBe('share=delete')
  })
})

describe('choosing', () => {
  it.each([
    ['space', 'ingest=create'],
    ['space space', ''],
    ['down down r', 'share=create+read+delete'],
    ['down down r r', ''],
    ['down down space r', 'share=create+read+delete'],
    ['c', 'ingest=create,share=create'],
    ['c c', ''],
    ['down c space', 'share=read'],
    ['a', 'ingest=create,query=read,share=create+read'],
    ['end space a', 'ingest=create,query=read,share=create+read'],
    ['a a', ''],
  ])('%s makes it “%s”', (keys, grants) => {
    expect(chosen(pressed(keys))).toBe(grants)
  })

  it('has no meaning for other keys', () => {
    for (const key of ['enter', 'esc', 'p', 'n', 'x', 'tab'])
      expect(gridPressed(rows, start, key)).toBeUndefined()
  })
})

it('reaches valid cells only, whatever is pressed, and keeps what is chosen in the grid', () => {
  const there = cellsOfGrid(rows).map((cell) => cellName(cell.row, cell.action))
  const keys = fc.array(fc.constantFrom(...gridMoves, 'space', 'r', 'c', 'a'))
  fc.assert(
    fc.property(keys, (list) => {
      const end = pressed(list.join(' '))
      expect(there).toContain(at(end))
      for (const cell of end.chosen) expect(there).toContain(cell)
      expect(chosenOfGrants(rows, chosen(end))).toEqual(
        new Set(there.filter((cell) => end.chosen.has(cell))),
      )
    }),
  )
})

it('reads grants as they are written short, and leaves out what the grid does not have', () => {
  expect([...chosenOfGrants(rows, 'share=crud')]).toEqual([
    'share=create',
    'share=read',
    'share=delete',
  ])
  expect([...chosenOfGrants(rows, 'ingest=create+read,query=r,flows=crud')]).toEqual([
    'ingest=create',
    'query=read',
  ])
  expect(chosenOfGrants(rows, '').size).toBe(0)
})
