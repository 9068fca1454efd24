import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenIssuedBy } from '../commands/tokens.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed } from '../lifecycle/seed.ts'

let tenant: Tenant
let home: Home
const ask = (command: 'find' | 'probe', stdin: string, env: object = tenant.signedIn) =>
  runInProcess(['token', command, '--json', '--verbose'], { env: { ...env }, stdin, home })

beforeAll(async () => {
  tenant = await Tenant.start()
  home = new Home()
})
afterAll(async () => {
  home.remove()
  await tenant[Symbol.asyncDispose]()
})

/** Values that are not of this tenant, or no API token's. */
const others: readonly (readonly [string, () => string | Promise<string>, string])[] = [
  ['a token of another tenant', () => tokenIssuedBy('https://other.atlan.com'), 'elsewhere'],
  ['an Axiom token', () => `xaat-${'12345678-abcd-4abc-8abc-1234567890ab'}`, 'elsewhere'],
  ['a secret of GitHub', () => `ghp_${'a1B2c3D4'.repeat(5)}`, 'elsewhere'],
  [
    'a request copied from another tenant',
    () => `curl 'https://other.atlan.com/api' -H 'authorization: Bearer ${'v4lue'.repeat(9)}'`,
    'elsewhere',
  ],
  ['a person’s bearer', () => tenant.practice.issueBearer('conn.admin'), 'person'],
  ['a value that says nothing', () => 'v4lue'.repeat(9), 'opaque'],
]

describe('token find', () => {
  it('finds the token by the client id in its value, whatever surrounds it', async () => {
    const { id, secret } = tenant.practice.atlan.apiToken
    for (const stdin of [secret, `Authorization: Bearer ${secret}\n`]) {
      const found = await ask('find', stdin)
      expect(found.code, found.stdout).toBe(0)
      expect(found.json()).toMatchObject({ token: { id }, candidates: [], how: 'client-id' })
      expect(found.stdout + found.stderr).not.toContain(secret)
    }
  })

  it.each(others)('says what %s is, and sends it nowhere', async (_, value, how) => {
    const secret = await value()
    const found = await ask('find', secret)
    expect([found.code, found.json()]).toEqual([
      3,
      { token: null, candidates: [], how, text: expect.any(String) },
    ])
    expect(found.stderr).not.toContain('users/current')
  })

  it('knows the value of a token that was deleted', async () => {
    const made = await runInProcess(
      ['token', 'create', 'short', '--secret-to', 'stdout', '--yes'],
      { env: tenant.signedIn, home },
    )
    const { id } = await tokenNamed(tenant, 'short')
    await runInProcess(['token', 'delete', 'short', `--yes=${id}`], { env: tenant.signedIn, home })
    const found = await ask('find', made.stdout)
    expect([found.code, found.json().how]).toEqual([3, 'not-listed'])
    const probed = await ask('probe', made.stdout)
    expect([probed.code, probed.json()]).toEqual([4, { alive: false }])
  })
})

describe('token probe', () => {
  it.each([
    ['an API token', () => tenant.practice.atlan.apiToken.secret, /^service-account-apikey-/],
    ['a person’s bearer', () => tenant.practice.issueBearer('conn.admin'), /^conn\.admin$/],
  ])('says that %s is alive, and as whom', async (_, value, as) => {
    const secret = await value()
    const probed = await ask('probe', secret, { TOKENBENCH_URL: tenant.url })
    expect(probed.code, probed.stdout).toBe(0)
    expect(probed.json()).toEqual({ alive: true, as: expect.stringMatching(as) })
    expect(probed.stderr.match(/GET|POST/g)).toHaveLength(1)
    expect(probed.stdout + probed.stderr).not.toContain(secret)
  })

  it.each(others.filter(([, , how]) => how === 'elsewhere'))('never sends %s', async (_, value) => {
    const probed = await ask('probe', await value())
    expect([probed.code, probed.json().alive]).toEqual([5, null])
    expect(probed.json().problem.nextSteps.length).toBeGreaterThan(0)
    expect(probed.stderr).not.toMatch(/GET|POST/)
  })

  it('does not call dead what the tenant does not answer for', async () => {
    await using unwell = await Tenant.start({ faults: ['status=500:GET /api/service/users:*'] })
    const { secret } = unwell.practice.atlan.apiToken
    const probed = await ask('probe', secret, { TOKENBENCH_URL: unwell.url })
    expect(probed.json()).toMatchObject({ alive: null, problem: { http: { status: 500 } } })
    expect([1, 9]).toContain(probed.code)
  })
})
