import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AdminsWrite } from '#src/clients/atlan/connections.ts'
import type { Admins, Connection } from '#src/domain/connection.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { membersOfConnection } from '#src/domain/members.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { changeAllMembers, type MembersTask } from './change-all-members.ts'
import type { Accounts } from './change-members.ts'
import { Granter } from './granter.ts'

const foreign: Admins = { users: ['conn.admin', 'data.owner'], groups: ['admins'], roles: ['r-1'] }
const token = 'service-account-apikey-1'
const added: Accounts = { add: [token], remove: [] }
const usersWith = [...foreign.users, token]

const guidOf = (index: number) => `c${index}`
const guids = (count: number) => Array.from({ length: count }, (_, index) => guidOf(index))

/** What the tenant does with a bulk write of these GUIDs, beside writing it. */
type Trouble = (guids: readonly string[], write: number) => Error | 'written, then lost' | undefined

/** A tenant of connections, and what is asked of it. */
class Store {
  readonly admins = new Map<string, Admins>()
  readonly written: string[][] = []
  readonly reads: string[][] = []
  underWay = 0
  mostUnderWay = 0
  trouble: Trouble = () => undefined

  constructor(count: number) {
    for (const guid of guids(count)) this.admins.set(guid, foreign)
  }

  connection(guid: string): Connection {
    const admins = this.admins.get(guid)
    if (admins === undefined) throw troubleOf('not-found')
    const qualifiedName = `default/snowflake/${guid}`
    const times = { createdAt: new Date(0), updatedAt: new Date(0) }
    const rest = { connector: 'snowflake', status: 'ACTIVE', createdBy: '' } as const
    return { guid, qualifiedName, name: guid, admins, ...rest, ...times }
  }

  readonly client = {
    get: async (guid: string) => (await this.#read([guid]))[0] as Connection,
    getAll: (all: readonly string[]) => this.#read(all),
    writeAdmins: async (writes: readonly AdminsWrite[]) => {
      const names = writes.map(({ connection }) => connection.guid)
      const trouble = this.trouble(names, this.written.length)
      if (trouble instanceof Error) throw trouble
      this.written.push(names)
      for (const { connection, admins } of writes) this.admins.set(connection.guid, admins)
      if (trouble !== undefined) throw troubleOf('unknown-outcome')
      return new Set<string>()
    },
  }

  async #read(all: readonly string[]): Promise<Connection[]> {
    this.underWay += 1
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
    await new Promise(setImmediate)
    this.underWay -= 1
    this.reads.push([...all])
    return all.map((guid) => this.connection(guid))
  }
}

async function apply(
  store: Store,
  edits: readonly (readonly [guid: string, accounts: Accounts])[],
  { watcher = new Watcher(), between = (_: Bench) => {} } = {},
) {
  const bench = new Bench({ clients: { any: { connections: store.client } } })
  const by = bench.hold()
  const tasks = edits.map(([guid, accounts], index): MembersTask => {
    const connection = store.connection(guid)
    const object = { type: 'connection' as const, ...connection }
    const basis = membersOfConnection(connection)
    const field = 'adminUsers'
    const step = { kind: 'change-members', by, object, field, basis, add: [], remove: [] } as const
    return { index, step, accounts }
  })
  between(bench)
  const outcomes: Outcome[] = []
  await changeAllMembers(
    bench.workbench,
    tasks,
    new Granter(bench.workbench, watcher),
    watcher,
    async (index, outcome) => {
      expect(outcomes[index], 'told twice').toBeUndefined()
      outcomes[index] = outcome
    },
  )
  expect(outcomes.filter((one) => one !== undefined)).toHaveLength(edits.length)
  return { outcomes, watcher, states: outcomes.map(({ state }) => state) }
}

const grants = (count: number) => guids(count).map((guid) => [guid, added] as const)

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

describe('whatever is changed, and whatever goes wrong', () => {
  const account = fc.constantFrom(...Array.from({ length: 6 }, (_, n) => `service-account-${n}`))
  const accounts = fc.record({
    add: fc.uniqueArray(account, { maxLength: 4 }),
    remove: fc.uniqueArray(account, { maxLength: 4 }),
  })
  const edit = fc.tuple(fc.nat({ max: 59 }).map(guidOf), accounts)
  const kind = fc.constantFrom(
    ...(['not-permitted', 'failed', 'unknown-outcome', 'written, then lost', 'none'] as const),
  )

  it('no foreign member is ever lost, and “done” is what stands there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 70 }),
        fc.array(kind, { maxLength: 12 }),
        fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 5 }),
        async (edits, troubles, changed) => {
          const store = new Store(60)
          let asked = 0
          store.trouble = () => {
            const next = troubles[asked++] ?? 'none'
            if (next === 'none' || next === 'written, then lost')
              return next === 'none' ? undefined : next
            return troubleOf(next)
          }
          const stranger = { ...foreign, users: [...foreign.users, 'stranger'] }
          const { states } = await apply(store, edits, {
            between: () => {
              for (const index of changed) store.admins.set(guidOf(index), stranger)
            },
          })
          for (const [guid, { users, groups, roles }] of store.admins) {
            const mustStay = changed.map(guidOf).includes(guid) ? stranger.users : foreign.users
            expect(users).toEqual(expect.arrayContaining([...mustStay]))
            expect({ groups, roles }).toEqual({ groups: foreign.groups, roles: foreign.roles })
          }
          for (const [index, [guid, { add, remove }]] of edits.entries()) {
            const isLast = edits.findLastIndex(([other]) => other === guid) === index
            if (states[index] !== 'done' || !isLast) continue
            const { users } = store.admins.get(guid) ?? foreign
            expect(users).toEqual(
              expect.arrayContaining(add.filter((one) => !remove.includes(one))),
            )
            for (const one of remove) expect(users).not.toContain(one)
          }
        },
      ),
      { numRuns: process.env.TOKENBENCH_SOAK ? 2_000 : 60 },
    )
  })
})
