import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import { Listing } from './listing.ts'
import type { Arrival, ListPlace } from './place.ts'

interface Thing {
  readonly id: string
  readonly name: string
}

const thing = (name: string): Thing => ({ id: `id-${name}`, name })

/** A list whose pages come when the test says so. */
function listed(sorts: ListPlace<Thing>['sorts'] = [{ name: 'name', by: ({ name }) => name }]) {
  const queue: (Arrival<Thing> | Error | 'end')[] = []
  let wake = (): void => {}
  const give = async (next: Arrival<Thing> | Error | 'end'): Promise<void> => {
    queue.push(next)
    wake()
    for (let turns = 0; turns < 5; turns += 1) await turn()
  }
  const place: ListPlace<Thing> = {
    kind: 'list',
    title: 'Things',
    doing: 'Asking for the things',
    tallyOf: ({ name }) => name,
    async *rows() {
      for (;;) {
        const next = queue.shift()
        if (next === 'end') return
        if (next instanceof Error) throw next
        if (next !== undefined) yield next
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    keyOf: ({ id }) => id,
    headings: ['name'],
    columns: ({ name }) => [name],
    sorts,
    empty: [],
    open: () => place,
    identifier: ({ id }) => id,
    actions: [],
  }
  const listing = new Listing(place, { now: () => new Date(0), clean: (problem) => problem })
  listing.load()
  return { listing, give }
}

const names = (listing: Listing<Thing>): string[] => {
  const { rows, visible } = listing.snapshot()
  return visible.map((index) => rows[index]?.name ?? '?')
}

const page = (...names: string[]): Arrival<Thing> => ({ rows: names.map(thing) })

/** Until order and filter are what was asked for. */
async function arranged(listing: Listing<Thing>): Promise<void> {
  while (listing.isArranging) await turn()
}

it('puts rows of every page in their place, and keeps the cursor on its row', async () => {
  const { listing, give } = listed()
  await give(page('m', 'z'))
  listing.unselect()
  listing.moveTo(1)
  expect(listing.current()?.name).toBe('z')
  await give(page('a', 'q'))
  listing.unselect()
  expect(names(listing)).toEqual(['a', 'm', 'q', 'z'])
  expect(listing.current()?.name).toBe('z')
})

it('moves the cursor without putting what just came in its place', async () => {
  const { listing, give } = listed()
  await give(page('m', 'z'))
  listing.unselect()
  await give(page('a', 'q'))
  listing.moveTo(1)
  expect(names(listing)).toEqual(['m', 'z'])
  expect(listing.snapshot().placed).toBe(2)
  expect(listing.current()?.name).toBe('z')
})

it('stays at the top while nobody has moved', async () => {
  const { listing, give } = listed()
  await give(page('m'))
  await give(page('a'))
  listing.unselect()
  expect(listing.current()?.name).toBe('a')
})

it('filters what is there and what still comes, the best fits first', async () => {
  const { listing, give } = listed()
  await give(page('nightly-etl', 'other', 'a-nxixg'))
  listing.filterBy('nig')
  await arranged(listing)
  await give(page('night', 'zebra'))
  listing.unselect()
  expect(names(listing)).toEqual(['night', 'nightly-etl', 'a-nxixg'])
})

it('shows all rows again in the moment its filter is cleared', async () => {
  const { listing, give } = listed()
  await give(page('b', 'a'))
  listing.filterBy('~~~')
  await arranged(listing)
  expect(names(listing)).toEqual([])
  await give(page('c'))
  listing.filterBy('')
  expect(names(listing)).toEqual(['a', 'b', 'c'])
  expect(listing.current()?.name).toBe('a')
})

it('takes what became known later of rows that are there, also where a filter looks for it', async () => {
  const { listing, give } = listed([{ name: 'id', by: ({ id }) => id }])
  const early = ['a', 'b', 'c'].map((id) => ({ id, name: 'unnamed' }))
  await give({ rows: early })
  listing.filterBy('fin')
  await arranged(listing)
  expect(names(listing)).toEqual([])
  await give({ rows: [{ id: 'd', name: 'finery' }] })
  const named = ['Finance', 'Sales', 'Finance'].map((name, at) => ({ id: 'abc'.charAt(at), name }))
  await give({ rows: named, again: 0 })
  listing.unselect()
  expect(names(listing)).toEqual(['Finance', 'Finance', 'finery'])
  expect(listing.current()).toEqual({ id: 'a', name: 'Finance' })
  listing.filterBy('')
  await arranged(listing)
  expect(names(listing)).toEqual(['Finance', 'Sales', 'Finance', 'finery'])
})

it('counts a row anew when more became known of it', async () => {
  const { listing, give } = listed()
  await give({
    rows: [
      { id: 'a', name: 'asked' },
      { id: 'b', name: 'asked' },
    ],
  })
  listing.unselect()
  expect([...listing.snapshot().tallies]).toEqual([['asked', 2]])
  await give({ rows: [{ id: 'b', name: 'failed' }], again: 1 })
  listing.unselect()
  expect([...listing.snapshot().tallies]).toEqual([
    ['asked', 1],
    ['failed', 1],
  ])
})

it('keeps what is selected when a filter hides it, and gives it in the order of the list', async () => {
  const { listing, give } = listed()
  await give(page('c', 'a', 'b'))
  listing.unselect()
  listing.moveTo(2)
  listing.toggle()
  listing.moveTo(0)
  listing.toggle()
  listing.filterBy('b')
  await arranged(listing)
  expect(names(listing)).toEqual(['b'])
  expect(listing.chosen().map(({ name }) => name)).toEqual(['a', 'c'])
})

it('selects all that the filter lets through, and only them', async () => {
  const { listing, give } = listed()
  const chosen = (): string[] => listing.chosen().map(({ name }) => name)
  await give(page('ab', 'b', 'c', 'cb'))
  listing.unselect()
  listing.moveTo(2)
  listing.toggle()
  listing.filterBy('b')
  await arranged(listing)
  listing.toggleAll()
  expect(chosen()).toEqual(['ab', 'b', 'c', 'cb'])
  listing.toggleAll()
  expect(chosen()).toEqual(['c'])
})

it('has its rows for a key at any moment, also while they come anew', async () => {
  const { listing, give } = listed()
  await give(page('a', 'b'))
  listing.unselect()
  listing.moveTo(1)
  listing.toggle()
  listing.load()
  await give(page('a', 'b', 'c'))
  for (const seen of [
    ['a', 'b'],
    ['a', 'b', 'c'],
  ]) {
    expect(names(listing)).toEqual(seen)
    expect(listing.current()?.name).toBe('b')
    expect(listing.chosen().map(({ name }) => name)).toEqual(['b'])
    await give('end')
  }
})

it('sorts by the next order, also what comes while it sorts', async () => {
  const { listing, give } = listed([
    { name: 'name', by: ({ name }) => name },
    { name: 'backwards', by: ({ name }) => -name.charCodeAt(0) },
  ])
  await give(page('a', 'c'))
  listing.sortNext()
  await give(page('b'))
  listing.unselect()
  await arranged(listing)
  expect(names(listing)).toEqual(['c', 'b', 'a'])
})

it('shows what came when the rest does not, and asks again', async () => {
  const { listing, give } = listed()
  await give(page('a', 'b'))
  const problem = { kind: 'unreachable', code: 'cut', title: 'Cut.', nextSteps: [] } as const
  await give(new ProblemError(problem))
  expect(listing.snapshot().coming).toEqual({ kind: 'failed', problem })
  expect(names(listing)).toEqual(['a', 'b'])
  listing.moveTo(1)
  listing.load()
  await give(page('0', 'a'))
  await give(page('b'))
  await give('end')
  expect(listing.snapshot().coming.kind).toBe('complete')
  expect(names(listing)).toEqual(['0', 'a', 'b'])
  expect(listing.current()?.name).toBe('b')
})

it('keeps the cursor where its row was when that is gone', async () => {
  const { listing, give } = listed()
  await give(page('a', 'b', 'c'))
  await give('end')
  listing.moveTo(1)
  listing.load()
  await give(page('a', 'c'))
  await give('end')
  expect(listing.current()?.name).toBe('c')
})

it('stops where the person says so, with what has come', async () => {
  const { listing, give } = listed()
  await give(page('a'))
  listing.stop()
  await give(page('b'))
  expect(listing.snapshot().coming.kind).toBe('stopped')
  expect(names(listing)).toEqual(['a'])
})
