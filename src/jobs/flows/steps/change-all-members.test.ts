import { describe, expect, it } from 'vitest'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import {
  added,
  apply,
  foreign,
  grants,
  guids,
  Store,
  token,
  usersWith,
} from '#src/jobs/testing/many-connections.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'

it('writes each object once, twenty with a request, four requests at a time', async () => {
  const store = new Store(130)
  const { states, watcher } = await apply(store, grants(130))
  expect(new Set(states)).toEqual(new Set(['done']))
  expect(store.written.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 20, 10])
  expect(store.written.flat().toSorted()).toEqual(guids(130).toSorted())
  expect(store.mostUnderWay).toBe(4)
  // The basis and the reading back.
  expect(store.reads).toHaveLength(14)
  for (const { users, groups, roles } of store.admins.values())
    expect({ users, groups, roles }).toEqual({ ...foreign, users: usersWith })
  // How far it is, and not a line for each.
  expect(watcher.reports).toHaveLength(130)
  expect(watcher.reports.at(-1)).toBe('done: 130 of 130 done')
  expect(watcher.reports[99]).toMatch(/^running: 100 of 130 done, 30 left, about \d+ s to go$/)
})

it('refuses the one that changed since the person looked, and writes the others', async () => {
  const store = new Store(30)
  const changed = { ...foreign, users: [...foreign.users, 'new.one'] }
  const { outcomes } = await apply(store, grants(30), {
    between: () => store.admins.set('c7', changed),
  })
  expect(outcomes[7]).toMatchObject({ state: 'failed', problem: { code: 'changed-since' } })
  expect(outcomes.filter(({ state }) => state === 'done')).toHaveLength(29)
  expect(store.admins.get('c7')).toEqual(changed)
})

it('leaves out what is so already', async () => {
  const store = new Store(3)
  store.admins.set('c1', { ...foreign, users: usersWith })
  const { states } = await apply(store, grants(3))
  expect(states).toEqual(['done', 'already', 'done'])
  expect(store.written).toEqual([['c0', 'c2']])
})

describe('a request that is refused as a whole', () => {
  it.each([
    ['of which one is forbidden', 'not-permitted'],
    ['that Atlan cannot read', 'failed'],
  ] as const)('gives each its own outcome: %s', async (_, kind) => {
    const store = new Store(20)
    store.trouble = (names) => (names.includes('c13') ? troubleOf(kind) : undefined)
    const { outcomes, states } = await apply(store, grants(20))
    expect(outcomes[13]).toMatchObject({ state: 'failed', problem: { kind } })
    expect(states.filter((state) => state === 'done')).toHaveLength(19)
    expect(store.written.flat()).toHaveLength(19)
  })

  it('at the reading is read apart as well', async () => {
    const store = new Store(20)
    const edits = grants(20)
    const { outcomes, states } = await apply(store, edits, {
      between: () => store.admins.delete('c4'),
    })
    expect(outcomes[4]).toMatchObject({ state: 'failed', problem: { kind: 'not-found' } })
    expect(states.filter((state) => state === 'done')).toHaveLength(19)
  })

  it('for going too fast is not tried again in pieces', async () => {
    const store = new Store(20)
    let tries = 0
    store.trouble = () => {
      tries += 1
      return troubleOf('failed', { code: 'rate-limited' })
    }
    const { states } = await apply(store, grants(20))
    expect(new Set(states)).toEqual(new Set(['failed']))
    expect(tries).toBe(1)
  })
})

describe('a request whose answer is lost', () => {
  it('is read, and done where it arrived', async () => {
    const store = new Store(40)
    store.trouble = (_, write) => (write === 0 ? 'written, then lost' : undefined)
    const { outcomes } = await apply(store, grants(40))
    expect(outcomes.every(({ state, verified }) => state === 'done' && verified)).toBe(true)
    expect(store.written.flat()).toHaveLength(40)
  })

  it('is unknown where it did not, and is not sent again', async () => {
    const store = new Store(40)
    let lost = 0
    store.trouble = (names) => {
      if (!names.includes('c0')) return undefined
      lost += 1
      return troubleOf('unknown-outcome')
    }
    const { states } = await apply(store, grants(40))
    expect(states).toEqual([...Array(20).fill('unknown'), ...Array(20).fill('done')])
    expect(lost).toBe(1)
  })
})

it('asks once for another bearer when many requests find that it ran out', async () => {
  const store = new Store(100)
  store.trouble = () => troubleOf('not-authenticated')
  const { outcomes, watcher } = await apply(store, grants(100))
  expect(watcher.needed).toHaveLength(1)
  expect(new Set(outcomes.map(({ problem }) => problem?.kind))).toEqual(
    new Set(['not-authenticated']),
  )
})

it('asks for it while nothing is under way, and goes on with all that is left', async () => {
  const store = new Store(100)
  let isOld = true
  store.trouble = () => (isOld ? troubleOf('not-authenticated') : undefined)
  const watcher = new Watcher()
  const underWay: number[] = []
  let another: CredentialHandle | undefined
  watcher.need = async <Value>() => {
    underWay.push(store.underWay)
    isOld = false
    await new Promise(setImmediate)
    return { handle: another } as Value
  }
  const { states } = await apply(store, grants(100), {
    watcher,
    between: (bench) => {
      another = bench.hold('value-of-another')
    },
  })
  expect(underWay).toEqual([0])
  expect(new Set(states)).toEqual(new Set(['done']))
  expect(store.written.flat()).toHaveLength(100)
})

it('writes nothing more after an interrupt, and tells each object that it was not begun', async () => {
  const store = new Store(200)
  const watcher = new Watcher()
  store.trouble = () => {
    watcher.stop()
    return undefined
  }
  const { outcomes, states } = await apply(store, grants(200), { watcher })
  const done = states.filter((state) => state === 'done').length
  expect(done).toBe(store.written.flat().length)
  expect(done).toBeLessThan(200)
  const others = outcomes.filter(({ state }) => state !== 'done')
  expect(new Set(others.map(({ problem }) => problem?.code))).toEqual(new Set(['interrupted']))
})

it('changes one object twice, one after the other, when the plan has two steps for it', async () => {
  const store = new Store(1)
  const other = 'service-account-apikey-2'
  const { states } = await apply(store, [
    ['c0', added],
    ['c0', { add: [other], remove: ['data.owner'] }],
  ])
  expect(states).toEqual(['done', 'done'])
  expect(store.admins.get('c0')?.users).toEqual(['conn.admin', token, other])
})
