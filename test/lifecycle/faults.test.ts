import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { createToken, writeEntity } from './seed.ts'

/** A token of its own for each row, and the connection that it is about. */
interface Row {
  readonly name: string
  readonly id: string
  readonly account: string
  readonly guid: string
  readonly home: Home
}

interface Operation {
  /** The request that the fault strikes. */
  readonly write: `${string} ${string}`
  words(row: Row): readonly string[]
  /** How often what was asked for is there, as the tenant itself tells. */
  arrived(tenant: Tenant, row: Row): Promise<number>
}

const count = (...there: readonly boolean[]): number => there.filter(Boolean).length
const secret = ({ home }: Row) => ['--secret-to', `file:${join(home.folder, 'new')}`]
const member = ({ name, guid }: Row) => [
  ...['connection-admin', '--token', name, '--on', guid, '--bearer-from', 'stdin', '--yes'],
]
const tokens = 'POST /api/service/apikeys'
const members = 'POST /api/meta/entity/bulk'

const operations: Readonly<Record<string, Operation>> = {
  create: {
    write: tokens,
    words: (row) => ['token', 'create', `new ${row.name}`, ...secret(row), '--yes'],
    arrived: async (tenant, { name }) => (await tenant.tokensNamed(`new ${name}`)).length,
  },
  update: {
    write: tokens,
    words: ({ id }) => ['token', 'update', id, '--description', 'changed', '--yes'],
    async arrived(tenant, { name }) {
      const [token] = await tenant.tokensNamed(name)
      return count(token?.attributes.description === 'changed')
    },
  },
  'persona link': {
    write: tokens,
    words: ({ id }) => ['persona', 'link', '--token', id, '--persona', 'Sandbox', '--yes'],
    async arrived(tenant, { name }) {
      const [token] = await tenant.tokensNamed(name)
      return JSON.parse(token?.attributes.personaQualifiedName ?? '[]').length
    },
  },
  grant: {
    write: members,
    words: (row) => ['grant', ...member(row)],
    arrived: async (tenant, { guid, account }) =>
      count((await tenant.adminsOf(guid)).includes(account)),
  },
  revoke: {
    write: members,
    words: (row) => ['revoke', ...member(row)],
    arrived: async (tenant, { guid, account }) =>
      count(!(await tenant.adminsOf(guid)).includes(account)),
  },
  delete: {
    write: 'DELETE /api/service/apikeys',
    words: ({ id, name }) => ['token', 'delete', id, `--yes=${name}`],
    arrived: async (tenant, { name }) => count((await tenant.tokensNamed(name)).length === 0),
  },
  'rotate, as it creates': {
    write: tokens,
    words: (row) => ['token', 'rotate', row.id, '--overlap', '2d', ...secret(row), '--yes'],
    arrived: async (tenant, { name }) => (await tenant.tokensNamed(`${name} (2)`)).length,
  },
  'rotate, as it deletes': {
    write: 'DELETE /api/service/apikeys',
    words: (row) => ['token', 'rotate', row.id, '--leaked', ...secret(row), `--yes=${row.name}`],
    arrived: async (tenant, { name }) => count((await tenant.tokensNamed(name)).length === 0),
  },
}

/** Exit code · state of the object · how often it is there · requests sent · what `doubts` finds. */
type Expected = readonly [number, string, number, number, string?]

const certain: Expected = [0, 'done', 1, 1]
const notThere: Expected = [7, 'unknown', 0, 1, 'too-early']

const usual: Readonly<Record<string, Expected>> = {
  'drop-before': notThere,
  'drop-after': certain,
  'status=503': notThere,
  'status=500': notThere,
  // Turned away with a time to come back: the only write that is sent once more.
  'status=429': [0, 'done', 1, 2],
  busy: [1, 'failed', 0, 1],
  garbage: notThere,
  truncate: certain,
  'slow=1300': [7, 'unknown', 1, 1, 'arrived'],
}

const isThereWithoutSecret: Expected = [7, 'unknown', 1, 1, 'arrived']
const creating = { 'drop-after': isThereWithoutSecret, truncate: isThereWithoutSecret }

const otherwise: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  create: creating,
  'rotate, as it creates': creating,
}

describe.concurrent('what becomes of a write in trouble', () => {
  it.each(Object.entries(operations))('%s', async (operation, { write, words, arrived }) => {
    await using tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
    const { guid, qualifiedName, name: connection } = tenant.development()
    const stdin = await tenant.practice.issueBearer('conn.admin')
    const seen: Record<string, unknown> = {}
    for (const fault of Object.keys(usual)) {
      using home = new Home()
      const env = tenant.signedIn
      const { id, clientId } = await createToken(tenant, fault)
      const account = `service-account-${clientId}`
      const row = { name: fault, id, account, guid, home }
      if (operation === 'revoke') {
        const adminUsers = [...(await tenant.adminsOf(guid)), account]
        const attributes = { qualifiedName, name: connection, adminUsers }
        await writeEntity(tenant, stdin, { typeName: 'Connection', guid, attributes })
      }
      await tenant.control({ faults: [`${fault}:${write}`] })
      const trace = join(home.folder, 'trace')
      const more = ['--timeout', '1s', '--trace', trace, '--json']
      const ran = await runInProcess([...words(row), ...more], { env, home, stdin })
      const { outcomes } = ran.json()
      const last = operation === 'rotate, as it deletes' ? outcomes.at(-1) : outcomes[0]
      if (fault.startsWith('slow'))
        await vi.waitUntil(async () => (await arrived(tenant, row)) === 1, {
          timeout: 5000,
          interval: 20,
        })
      const doubts = await runInProcess(['doubts', '--json'], { env, home })
      const found = doubts.json().doubts.map((one: { finding: string }) => one.finding)
      seen[fault] = [
        ran.code,
        last.state,
        await arrived(tenant, row),
        sent(readFileSync(trace, 'utf8'), write),
        ...found,
      ]
    }
    expect(seen).toEqual({ ...usual, ...otherwise[operation] })
  })
})

/** How many requests of this kind went out, each try counted. */
function sent(trace: string, write: string): number {
  const calls = trace
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const alike = calls.filter(({ method, path }) => `${method} ${path}`.startsWith(write))
  return alike.reduce((sum, { tries }) => sum + tries, 0)
}
