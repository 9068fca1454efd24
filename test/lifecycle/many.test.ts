import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Program } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed } from './seed.ts'

const soak = process.env.TOKENBENCH_SOAK !== undefined
const tokens = ['nightly-etl', 'dbt-cloud']

/** A tenant of many connections that data.owner administers, and a grant on all of them. */
class Many {
  static async start(count: number): Promise<Many> {
    const tenant = await Tenant.start({ objects: count, latencyMs: 0 })
    await tenant.control({ auditDelayMs: 0 })
    const many = new Many(tenant)
    many.file('bearer', await tenant.practice.copyAsCurl('data.owner'))
    many.file('on', many.guids.join('\n'))
    many.file('tokens', `${tokens.join('\n')}\n\n`)
    return many
  }

  readonly home = new Home()
  readonly tenant: Tenant
  readonly guids: readonly string[]

  private constructor(tenant: Tenant) {
    this.tenant = tenant
    this.guids = tenant.user('data.owner').adminOf.map(({ guid }) => guid)
  }

  path(name: string): string {
    return join(this.home.folder, name)
  }

  file(name: string, text: string): void {
    writeFileSync(this.path(name), text)
  }

  words(way: 'grant' | 'revoke' = 'grant'): string[] {
    const from = ['--token-from', 'tokens', '--on-from', 'on', '--bearer-from', 'bearer']
    const words = from.map((word) => (word.startsWith('--') ? word : `file:${this.path(word)}`))
    return [way, 'connection-admin', ...words, '--json']
  }

  run(way: 'grant' | 'revoke' = 'grant', ...more: readonly string[]) {
    const words = [...this.words(way), ...(more.length > 0 ? more : ['--yes'])]
    return runInProcess(words, { env: this.tenant.signedIn, home: this.home })
  }

  /** How often each connection was written since the seed, as the tenant's audit tells. */
  async writes(): Promise<number[]> {
    const entries = await this.tenant.updates()
    return this.guids.map((guid) => entries.filter((id) => id === guid).length)
  }

  /** The accounts of the tokens, as connections name them. */
  accounts(): Promise<string[]> {
    return Promise.all(
      tokens.map(
        async (name) => `service-account-${(await tokenNamed(this.tenant, name)).clientId}`,
      ),
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.home.remove()
    await this.tenant[Symbol.asyncDispose]()
  }
}

const statesOf = (finished: { json(): { outcomes: { state: string }[] } }) =>
  finished.json().outcomes.map(({ state }) => state)

it('grants several tokens on sixty connections from lists, with as many calls as it said', async () => {
  await using many = await Many.start(60)
  const { tenant, guids } = many
  const before = await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))

  const planned = await many.run('grant', '--dry-run')
  expect(planned.json().plan.changes).toHaveLength(60)
  expect(planned.json().plan).toMatchObject({
    calls: 9,
    title: expect.stringMatching(
      /^Make “nightly-etl”, “dbt-cloud” connection admin of .+ and 55 more$/,
    ),
  })
  expect(await many.writes()).toEqual(guids.map(() => 0))

  const granted = await many.run('grant', '--yes', '--trace', many.path('trace'))
  expect(granted.code, granted.stderr).toBe(0)
  expect(statesOf(granted)).toEqual(guids.map(() => 'done'))
  expect(granted.stderr).toContain('✓ 60 of 60 done')
  expect(await many.writes()).toEqual(guids.map(() => 1))
  const accounts = await many.accounts()
  const after = await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))
  expect(after).toEqual(before.map((users) => [...users, ...accounts]))

  const calls = readFileSync(many.path('trace'), 'utf8').trim().split('\n')
  const bulk = calls.map((line) => JSON.parse(line)).filter(({ path }) => path.endsWith('/bulk'))
  const methods = bulk.map(({ method }: { method: string }) => method)
  // Once to resolve them, once for the plan, then the nine calls of it.
  expect(methods.filter((method) => method === 'POST')).toHaveLength(3)
  expect(methods.filter((method) => method === 'GET')).toHaveLength(12)

  const revoked = await many.run('revoke')
  expect(statesOf(revoked)).toEqual(guids.map(() => 'done'))
  expect(await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))).toEqual(before)
})

it('says the first twenty of many objects, and how many more there are', async () => {
  await using many = await Many.start(40)
  const words = many.words().filter((word) => word !== '--json')
  const { stdout } = await runInProcess([...words, '--dry-run'], {
    env: many.tenant.signedIn,
    home: many.home,
  })
  expect(stdout.match(/^\d+\. The connection/gm)).toHaveLength(20)
  expect(stdout).toContain('And 20 more; --dry-run --json lists all.')
  expect(stdout).toContain('It takes 6 calls to the tenant.')
})

describe('a bulk call in trouble', () => {
  it.each([
    ['status=403', 5, 8, 'failed', 'not-permitted'],
    ['drop-after', 1, 0, 'done', undefined],
    ['drop-before', 1, 7, 'unknown', 'answer-lost'],
    ['status=503', 1, 7, 'unknown', 'answer-lost'],
    ['truncate', 1, 0, 'done', undefined],
    ['garbage', 1, 7, 'unknown', 'answer-lost'],
  ] as const)(
    '%s: each of its objects has its own outcome',
    async (fault, times, code, state, problem) => {
      await using many = await Many.start(14)
      const { guids } = many
      await many.tenant.control({ faults: [`${fault}:POST /api/meta/entity/bulk:${times}`] })
      const granted = await many.run()
      expect(granted.code, granted.stdout).toBe(code)
      const { outcomes } = granted.json()
      expect(outcomes).toHaveLength(guids.length)
      const writes = await many.writes()
      for (const [index, outcome] of outcomes.entries())
        expect(outcome.state === 'done' ? 1 : 0).toBe(writes[index])
      const inTrouble = outcomes.filter((one: { state: string }) => one.state === state)
      // What is refused together is tried again in halves: 14, 7, 4, 2, 1.
      expect(inTrouble).toHaveLength(fault === 'status=403' ? 1 : guids.length)
      for (const one of inTrouble) expect(one.problem?.code).toBe(problem)
    },
  )
})

/** Numbers from 0 up to a limit, the same ones each time. */
function chance(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * limit)
  }
}

const bulk = '/api/meta/entity/bulk'
const troubles = [
  ...['status=503', 'drop-before', 'drop-after', 'truncate', 'garbage'].map((it) => `${it}:POST`),
  ...['status=503', 'drop-before', 'drop-after'].map((it) => `${it}:GET`),
]

it('is all done after some runs through random trouble, and nothing is written twice', async () => {
  await using many = await Many.start(soak ? 500 : 60)
  const { tenant, guids } = many
  const before = await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))
  const any = chance(soak ? Date.now() % 2 ** 31 : 20_261_122)
  const worst = soak ? 12 : 3
  let code: number | null = null
  for (let round = 0; code !== 0; round += 1) {
    expect(round).toBeLessThanOrEqual(worst)
    const faults = Array.from(
      { length: round < worst ? 3 : 0 },
      () => `${troubles[any(troubles.length)]} ${bulk}`,
    )
    // Turned away once, with a second to wait.
    if (round === 0) faults.push(`status=429:POST ${bulk}`)
    await tenant.control({ faults })
    const granted = await many.run()
    code = granted.code
    expect([0, 7], granted.stdout).toContain(code)
    const writes = await many.writes()
    for (const [index, state] of statesOf(granted).entries())
      expect([state, writes[index]]).toEqual(
        state === 'unknown' ? ['unknown', 0] : [expect.stringMatching(/^(done|already)$/), 1],
      )
  }
  expect(await many.writes()).toEqual(guids.map(() => 1))
  const accounts = await many.accounts()
  const after = await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))
  expect(after).toEqual(before.map((users) => [...users, ...accounts]))
})

it('is all done after two kills and what carries it on, and nothing is written twice', async () => {
  const count = soak ? 500 : 180
  await using many = await Many.start(count)
  const { tenant, home, guids } = many
  const env = tenant.signedIn
  const resume = async () => {
    const { history } = (await runInProcess(['history', '--json'], { env, home })).json()
    const bearer = ['--bearer-from', `file:${many.path('bearer')}`]
    return ['resume', history[0].id, ...bearer, '--yes', '--json']
  }
  for (const [round, words] of [async () => [...many.words(), '--yes'], resume].entries()) {
    // The four requests that go at once are on their way when the process dies.
    await tenant.control({ faults: [`slow=300:POST ${bulk}:4`] })
    await using program = Program.start(await words(), { env, home })
    await expect
      .poll(async () => (await tenant.control({})).faults, { timeout: 10_000 })
      .toEqual([])
    program.signal('SIGKILL')
    await program.close()
    const written = async () => (await tenant.updates()).length
    await expect.poll(written, { timeout: 10_000 }).toBe(80 * (round + 1))
  }
  const done = await runInProcess(await resume(), { env, home })
  expect(done.code, done.stdout).toBe(0)
  expect(statesOf(done).every((state) => state === 'done' || state === 'already')).toBe(true)
  expect(await many.writes()).toEqual(guids.map(() => 1))
})

it('finishes what is on its way at Ctrl-C, begins nothing more, and tells each object', async () => {
  await using many = await Many.start(120)
  const { tenant, home } = many
  await tenant.control({ faults: [`slow=700:POST ${bulk}:4`] })
  const words = [...many.words(), '--yes']
  await using program = Program.start(words, { env: tenant.signedIn, home })
  await expect.poll(async () => (await tenant.control({})).faults, { timeout: 10_000 }).toEqual([])
  program.signal('SIGINT')
  const { code, json } = await program.finished()
  expect(code).toBe(130)
  const { outcomes } = json()
  const count = (state: string) =>
    outcomes.filter((one: { state: string }) => one.state === state).length
  expect([outcomes.length, count('done'), count('failed')]).toEqual([120, 80, 40])
  const told = outcomes.flatMap(
    ({ problem }: { problem?: { code: string } }) => problem?.code ?? [],
  )
  expect(new Set(told)).toEqual(new Set(['interrupted']))
  const writes = await many.writes()
  expect(outcomes.map(({ state }: { state: string }) => (state === 'done' ? 1 : 0))).toEqual(writes)
})

it.each([
  ['stdin', 'stdin', 'stdin-twice'],
  ['vault:list', 'file:x', 'vault-holds-no-names'],
])('reads no list from %s beside a bearer from %s', async (list, bearer, problem) => {
  await using tenant = await Tenant.start()
  const words = ['--token', 'x', '--on-from', list, '--bearer-from', bearer, '--json']
  const env = tenant.signedIn
  using home = new Home()
  writeFileSync(join(home.folder, 'x'), await tenant.practice.copyAsCurl('data.owner'))
  const asked = words.map((word) => word.replace('file:x', `file:${join(home.folder, 'x')}`))
  const refused = await runInProcess(['grant', 'connection-admin', ...asked], { env, home })
  expect([refused.code, refused.json().problem.code]).toEqual([2, problem])
})
