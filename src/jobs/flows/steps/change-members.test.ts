import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Admins, Connection } from '#src/domain/connection.ts'
import { membersOfConnection } from '#src/domain/members.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { type Accounts, membersStore, membersWrite } from './change-members.ts'
import { guardedWrite } from './guarded-write.ts'

const basis: Admins = { users: ['conn.admin', 'data.owner'], groups: ['admins'], roles: ['r-1'] }
const added = 'service-account-apikey-1'
const withToken: Admins = { ...basis, users: [...basis.users, added] }

const connection = (admins: Admins): Connection => ({
  guid: 'guid-c',
  qualifiedName: 'default/snowflake/1',
  name: 'development',
  connector: 'snowflake',
  admins,
  status: 'ACTIVE',
  createdBy: 'data.owner',
  createdAt: new Date(0),
  updatedAt: new Date(0),
})

type Read = Admins | Error

/** Runs the step; each read of the connection gives (or throws) the next of `reads`. */
async function scene(
  reads: readonly Read[],
  write: () => Promise<unknown> = async () => ({}),
  seen: Admins = basis,
  accounts: Accounts = { add: [added], remove: [] },
) {
  const left = [...reads]
  const written: Admins[] = []
  const bench = new Bench({
    clients: {
      any: {
        connections: {
          get: async () => {
            const next = left.shift()
            if (next === undefined) throw new Error('read once too often')
            if (next instanceof Error) throw next
            return connection(next)
          },
          writeAdmins: async (writes) => {
            written.push(...writes.map(({ admins }) => admins))
            await write()
            return new Set()
          },
        },
      },
    },
  })
  const step = {
    object: { type: 'connection' as const, ...connection(seen) },
    field: 'adminUsers' as const,
    basis: membersOfConnection({ admins: seen }),
  }
  const watcher = new Watcher()
  const store = membersStore(bench.workbench.client(bench.hold()))
  const { outcome, now } = await guardedWrite(membersWrite(step, accounts), store, watcher)
  return { outcome, connection: now?.connection, written, watcher }
}

const throwing = (thrown: unknown) => () => Promise.reject(thrown)

it('writes everybody who was there and the one who is added', async () => {
  const { outcome, written, connection: after } = await scene([basis, withToken])
  expect(written).toEqual([withToken])
  expect(outcome).toEqual({
    object: { type: 'connection', id: 'guid-c', name: 'development' },
    state: 'done',
    verified: true,
    effective: 'unknown',
  })
  expect(after?.admins).toEqual(withToken)
})

it('writes nothing for somebody who administers it already', async () => {
  const { outcome, written } = await scene([withToken], undefined, withToken)
  expect(written).toEqual([])
  expect(outcome).toMatchObject({ state: 'already', verified: true })
})

describe('admins that changed since the person looked', () => {
  it.each<[string, Admins, RegExp]>([
    ['one was added', { ...basis, users: [...basis.users, 'new.one'] }, /new\.one was added/],
    ['one was removed', { ...basis, users: ['conn.admin'] }, /data\.owner was removed/],
    ['a group came', { ...basis, groups: ['admins', 'more'] }, /group more was added/],
    ['a role went', { ...basis, roles: [] }, /role r-1 was removed/],
  ])('are not overwritten: %s', async (_, now, told) => {
    const { outcome, written } = await scene([now])
    expect(written).toEqual([])
    expect(outcome).toMatchObject({
      state: 'failed',
      problem: { kind: 'conflict', code: 'changed-since' },
    })
    expect(outcome.problem?.detail).toMatch(told)
  })

  it('are the same in another order', async () => {
    const shuffled = { ...basis, users: basis.users.toReversed() }
    expect((await scene([shuffled, withToken])).outcome.state).toBe('done')
  })
})

describe('a write whose answer was lost', () => {
  const http = { method: 'POST', path: '/api/meta/entity/bulk', requestId: 'r-1' }
  const lost = throwing(troubleOf('unknown-outcome', { code: 'answer-lost', http }))

  it('is done when it reads back', async () => {
    const { outcome } = await scene([basis, withToken], lost)
    expect(outcome).toMatchObject({ state: 'done', verified: true })
    expect(outcome).not.toHaveProperty('problem')
  })

  it('is unknown when it is not there yet', async () => {
    const { outcome } = await scene([basis, basis], lost)
    expect(outcome).toMatchObject({
      state: 'unknown',
      verified: false,
      problem: { code: 'answer-lost', http },
    })
    expect(outcome.problem?.detail).toContain('may still arrive')
  })

  it('is unknown when it cannot be read back', async () => {
    const { outcome } = await scene([basis, troubleOf('unreachable')], lost)
    expect(outcome).toMatchObject({ state: 'unknown', problem: { code: 'answer-lost' } })
  })
})

describe('what reads back', () => {
  it('is verified beside an admin whom somebody else added meanwhile', async () => {
    const more = { ...withToken, users: [...withToken.users, 'new.one'] }
    const { outcome, connection: after } = await scene([basis, more])
    expect(outcome).toMatchObject({ state: 'done', verified: true })
    expect(after?.admins).toEqual(more)
  })

  it.each<[string, Admins, string]>([
    ['the one who was added', basis, added],
    ['an admin of before', { ...withToken, users: ['conn.admin', added] }, 'data.owner'],
    ['a group of before', { ...withToken, groups: [] }, 'group admins'],
  ])('is told without %s', async (_, now, missing) => {
    const { outcome } = await scene([basis, now])
    expect(outcome).toMatchObject({
      state: 'failed',
      verified: false,
      problem: { code: 'not-as-planned' },
    })
    expect(outcome.problem?.detail).toContain(`Missing among them: ${missing}.`)
  })

  it('is done and not verified when the tenant goes away', async () => {
    const { outcome } = await scene([basis, troubleOf('unreachable')])
    expect(outcome).toMatchObject({
      state: 'done',
      verified: false,
      problem: { kind: 'unreachable' },
    })
  })
})

it('fails, and is not read back, when the tenant refuses', async () => {
  const { outcome } = await scene([basis], throwing(troubleOf('not-permitted')))
  expect(outcome).toMatchObject({ state: 'failed', problem: { kind: 'not-permitted' } })
})

it.each([
  ['read', [troubleOf('not-authenticated')], undefined],
  ['write', [basis], throwing(troubleOf('not-authenticated'))],
] as const)(
  'leaves a bearer that ran out at the %s to whoever can give another',
  async (_, reads, write) => {
    const problem = await problemOfWork(() => scene(reads, write))
    expect(problem.kind).toBe('not-authenticated')
  },
)

it('says that it was stopped while nothing was in doubt', async () => {
  await expect(scene([basis], throwing(new Cancelled()))).rejects.toThrow(Cancelled)
})

describe('taking somebody away', () => {
  const remove = { add: [], remove: [added] }

  it('writes everybody else as they were', async () => {
    const { outcome, written } = await scene([withToken, basis], undefined, withToken, remove)
    expect(written).toEqual([basis])
    expect(outcome).toMatchObject({ state: 'done', verified: true })
  })

  it('writes nothing when they are not there', async () => {
    const { outcome, written } = await scene([basis], undefined, basis, remove)
    expect(written).toEqual([])
    expect(outcome).toMatchObject({ state: 'already', verified: true })
  })

  it('tells when they read back all the same', async () => {
    const { outcome } = await scene([withToken, withToken], undefined, withToken, remove)
    expect(outcome).toMatchObject({ state: 'failed', problem: { code: 'not-as-planned' } })
    expect(outcome.problem?.detail).toContain(`Still among them: ${added}.`)
  })
})
