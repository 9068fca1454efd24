import { expect, it } from 'vitest'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { asStored, sayIndexOnly } from './as-stored.ts'

interface Thing {
  readonly guid: string
  readonly status: 'ACTIVE' | 'DELETED'
  readonly from: 'index' | 'store'
}

const thing = (guid: string, from: Thing['from'], status: Thing['status'] = 'ACTIVE'): Thing => ({
  guid,
  status,
  from,
})

const signal = new AbortController().signal

/** What the store says of `a`, `b` and `c`, all of which the index lists. */
function looked(store: Readonly<Record<string, Thing | Parameters<typeof troubleOf>[0]>>) {
  const get = async (guid: string): Promise<Thing> => {
    const one = store[guid] ?? 'failed'
    if (typeof one === 'string') throw troubleOf(one)
    return one
  }
  const resource = {
    list: async () => ['a', 'b', 'c'].map((guid) => thing(guid, 'index')),
    get,
    getAll: (guids: readonly string[]) => Promise.all(guids.map(get)),
  }
  return asStored('connections', resource, {}, signal)
}

it('leaves out what is gone, whichever way, and keeps the others as the store has them', async () => {
  const store = {
    a: 'not-found',
    b: thing('b', 'store', 'DELETED'),
    c: thing('c', 'store'),
  } as const
  expect(await looked(store)).toEqual({ objects: [thing('c', 'store')] })
})

it('takes the word of the index for what it may not read, and says so', async () => {
  const store = { a: thing('a', 'store'), b: 'not-permitted', c: thing('c', 'store') } as const
  const { objects, indexOnly } = await looked(store)
  expect(objects.map(({ from }) => from)).toEqual(['store', 'index', 'store'])
  expect(sayIndexOnly(indexOnly === undefined ? [] : [indexOnly])).toBe(
    'Only the search index was asked about 1 of 3 connections: a grant of the last seconds may be missing.',
  )
})

it('takes its word for nothing when the road is cut', async () => {
  const store = { a: thing('a', 'store'), b: 'unreachable', c: thing('c', 'store') } as const
  expect((await problemOfWork(() => looked(store))).kind).toBe('unreachable')
})
