import { describe, expect, it } from 'vitest'
import type { AdminsWrite } from '#src/clients/atlan/connections.ts'
import type { Admins, Connection } from '#src/domain/connection.ts'
import { membersOfConnection } from '#src/domain/members.ts'
import type { Grantee, Plan, Step } from '#src/domain/plan.ts'
import { Secret } from '#src/domain/secret.ts'
import { usernameOf } from '#src/domain/token.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench, identity } from '#src/jobs/testing/bench.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { applyPlan } from './apply.ts'
import { combine } from './plans/part.ts'

const basis: Admins = { users: ['conn.admin'], groups: [], roles: [] }
const secret = new Secret('the-new-secret-of-the-token')
const fresh = new Secret('a-fresh-bearer-of-conn-admin')

const token = atlanToken()

const connection = (guid: string, admins: Admins): Connection => ({
  guid,
  qualifiedName: `default/snowflake/${guid}`,
  name: guid,
  connector: 'snowflake',
  admins,
  status: 'ACTIVE',
  createdBy: '',
  createdAt: new Date(0),
  updatedAt: new Date(0),
})

/** A tenant of connections, as a store that a write changes; `old` bearers are no longer accepted. */
function scene(options: { bearerRanOut?: boolean; refuses?: string; creates?: Error } = {}) {
  const store = new Map<string, Admins>()
  const admins = (guid: string) => store.get(guid) ?? basis
  const connections = (accepted: boolean) => ({
    get: async (guid: string) => {
      if (!accepted) throw troubleOf('not-authenticated')
      return connection(guid, admins(guid))
    },
    getAll: async (guids: readonly string[]) => {
      if (!accepted) throw troubleOf('not-authenticated')
      return guids.map((guid) => connection(guid, admins(guid)))
    },
    writeAdmins: async (writes: readonly AdminsWrite[]) => {
      if (writes.some(({ connection: { guid } }) => guid === options.refuses))
        throw troubleOf('not-permitted')
      for (const { connection, admins } of writes) store.set(connection.guid, admins)
      return new Set<string>()
    },
  })
  const bench = new Bench({
    clients: {
      [secret.fingerprint]: {
        connections: connections(true),
        identity: { account: async () => usernameOf(token) },
      },
      [fresh.fingerprint]: { connections: connections(true) },
      any: {
        connections: connections(options.bearerRanOut !== true),
        tokens: {
          byName: async () => [],
          create: async () => {
            if (options.creates) throw options.creates
            return { token, secret }
          },
          get: async () => token,
        },
      },
    },
  })
  const by = bench.hold()
  const create: Step = {
    kind: 'create-token',
    ref: 'new-token',
    by,
    name: 'etl',
    description: '',
    lifetimeSeconds: 60,
    personas: [],
  }
  const grant = (guid: string, ...add: readonly Grantee[]): Step => ({
    kind: 'change-members',
    by,
    object: { type: 'connection', ...connection(guid, basis) },
    field: 'adminUsers',
    basis: membersOfConnection({ admins: basis }),
    add,
    remove: [],
  })
  const planOf = (...steps: readonly Step[]): Plan => ({
    ...combine('x', 'X', [], undefined),
    steps,
  })
  const destination = { text: 'file:x', say: 'into x' }
  const apply = (steps: readonly Step[], watcher = new Watcher()) =>
    applyPlan(bench.workbench, planOf(...steps), watcher, destination)
  return { bench, create, grant, apply, admins }
}

const existing = { name: 'etl', username: 'service-account-apikey-0' }
const made = { name: 'etl', ref: 'new-token' }

it('makes the token that the plan creates admin under its real account, and sees it work', async () => {
  const { create, grant, apply, admins } = scene()
  const { outcomes, created, interrupted } = await apply([create, grant('c1', made)])
  expect(admins('c1').users).toEqual(['conn.admin', 'service-account-apikey-1'])
  expect(outcomes).toMatchObject([
    { object: { type: 'token' }, state: 'done', effective: 'yes' },
    { object: { type: 'connection' }, state: 'done', verified: true, effective: 'yes' },
  ])
  expect(created?.token.id).toBe('guid-1')
  expect(interrupted).toBe(false)
})

it('grants nothing to a token that was not created for certain', async () => {
  const { create, grant, apply, admins } = scene({ creates: troubleOf('unknown-outcome') })
  const { outcomes } = await apply([create, grant('c1', made)])
  expect(outcomes).toMatchObject([
    { state: 'unknown' },
    { state: 'failed', problem: { code: 'not-attempted' } },
  ])
  expect(admins('c1')).toBe(basis)
})

it('goes on with the others when one connection refuses', async () => {
  const { grant, apply, admins } = scene({ refuses: 'c1' })
  const { outcomes } = await apply([grant('c1', existing), grant('c2', existing)])
  expect(outcomes.map(({ state }) => state)).toEqual(['failed', 'done'])
  expect(admins('c2').users).toContain('service-account-apikey-0')
})

it('says nothing of what works where it does not hold the token’s secret', async () => {
  const { grant, apply } = scene()
  const { outcomes } = await apply([grant('c1', existing)])
  expect(outcomes[0]?.effective).toBe('unknown')
})

describe('a bearer that ran out', () => {
  it('is replaced by another, for this connection and those that follow', async () => {
    const { bench, grant, apply } = scene({ bearerRanOut: true })
    const handle = bench.hold(fresh.reveal())
    const watcher = new Watcher({ handle, origin: 'https://acme.atlan.com', identity: identity() })
    const { outcomes } = await apply([grant('c1', existing), grant('c2', existing)], watcher)
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(watcher.needed).toHaveLength(1)
  })

  it('fails each connection with its own problem where nobody gives another', async () => {
    const { grant, apply, admins } = scene({ bearerRanOut: true })
    const { outcomes } = await apply([grant('c1', existing), grant('c2', existing)])
    expect(outcomes.map(({ problem }) => problem?.kind)).toEqual([
      'not-authenticated',
      'not-authenticated',
    ])
    expect(admins('c1')).toBe(basis)
  })
})

it('writes nothing more after an interrupt, and names what was not done', async () => {
  const { grant, apply, admins } = scene()
  const watcher = new Watcher()
  watcher.stop()
  const { outcomes, interrupted } = await apply([grant('c1', existing)], watcher)
  expect(interrupted).toBe(true)
  expect(outcomes).toMatchObject([{ state: 'failed', problem: { code: 'interrupted' } }])
  expect(admins('c1')).toBe(basis)
})
