import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { secretFile } from '../secrets/kept.ts'

let tenant: Tenant
let home: Home
const tell = (...words: readonly string[]) =>
  runInProcess(words, { home, env: { TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret } })

async function addProfile(name: string, url: string, secret: string, ...more: readonly string[]) {
  const from = `file:${secretFile(home, name, secret)}`
  const words = ['profile', 'add', name, '--url', url, '--credential-from', from]
  const added = await runInProcess([...words, '--store', 'reference', ...more], { home })
  if (added.code !== 0) throw new Error(added.stdout + added.stderr)
}

beforeAll(async () => {
  tenant = await Tenant.start()
  home = new Home()
  const { atlan, axiom } = tenant.practice
  await addProfile('acme', tenant.url, atlan.apiToken.secret)
  await addProfile('logs', axiom.baseUrl, axiom.apiToken, '--provider', 'axiom')
  await runInProcess(['profile', 'add', 'visitor', '--url', tenant.url, '--store', 'session'], {
    home,
  })
})
afterAll(async () => {
  home.remove()
  await tenant[Symbol.asyncDispose]()
})

describe('token list --all', () => {
  it('lists the tokens of all profiles of both products by their end, each with its profile', async () => {
    const listed = await tell('token', 'list', '--all', '--json')
    expect(listed.code, listed.stderr).toBe(0)
    const { tokens, total, profiles } = listed.json()
    expect(total).toBe(tokens.length)
    const of = (profile: string) =>
      tokens.filter((token: { profile: string }) => token.profile === profile)
    expect(of('acme')).toContainEqual(
      expect.objectContaining({ name: 'nightly-etl', provider: 'atlan', status: 'active' }),
    )
    expect(of('logs')).toContainEqual(
      expect.objectContaining({ name: 'log-shipper', provider: 'axiom', status: 'expiring' }),
    )
    const ends = tokens.map(({ expiresAt }: { expiresAt: string | null }) =>
      expiresAt === null ? Number.MAX_VALUE : Date.parse(expiresAt),
    )
    expect(ends).toEqual(ends.toSorted((a: number, b: number) => a - b))
    expect(profiles).toMatchObject([
      { profile: 'acme', state: 'read', total: of('acme').length },
      { profile: 'logs', state: 'read', total: of('logs').length },
      { profile: 'visitor', state: 'not-checked', problem: { code: 'no-credential' } },
    ])
  })

  it('exits with 10 when some expire, with 0 when none does, and says who was not asked', async () => {
    const some = await tell('token', 'list', '--all', '--expiring', '30', '--sort', 'expires')
    expect(some.code).toBe(10)
    expect(some.stdout).toMatch(/⚠ +logs +axiom +log-shipper/)
    expect(some.stderr).toMatch(/^visitor: not checked\./m)
    const none = await tell('token', 'list', '--all', '--expiring', '30', '--filter', 'nightly-etl')
    expect(none.code).toBe(0)
  })

  it('goes on when one profile cannot be read, whose problem does not hide what was found', async () => {
    const gone = await Tenant.start()
    await addProfile('gone', gone.url, gone.practice.atlan.apiToken.secret)
    await gone[Symbol.asyncDispose]()
    const some = await tell('token', 'list', '--all', '--expiring', '30', '--json')
    expect(some.code).toBe(10)
    expect(some.json().profiles).toContainEqual(
      expect.objectContaining({ profile: 'gone', state: 'failed' }),
    )
    // Nobody knows whether one of them expires there.
    const none = await tell('token', 'list', '--all', '--expiring', '30', '--filter', 'nightly-etl')
    expect(none.code).toBe(9)
    const removed = await runInProcess(['profile', 'remove', 'gone', '--yes'], { home })
    expect(removed.code).toBe(0)
  })

  it('has no place for one tenant beside it', async () => {
    const refused = await tell('token', 'list', '--all', '--profile', 'acme', '--json')
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'all-and-one'])
  })
})

describe('status --all', () => {
  it('says of every profile by a real call who it is, or that nobody was asked', async () => {
    await addProfile(
      'owner',
      tenant.practice.axiom.baseUrl,
      tenant.practice.axiom.personalAccessToken,
      '--provider',
      'axiom',
      '--org-id',
      tenant.practice.axiom.orgId,
    )
    const told = await tell('status', '--all', '--json')
    expect(told.code, told.stderr).toBe(0)
    const { statuses, total } = told.json()
    expect(total).toBe(4)
    const { username } = tenant.practice.atlan.apiToken
    expect(statuses).toMatchObject([
      {
        profile: 'acme',
        state: 'ok',
        identity: { username, kind: 'api-token' },
        credential: { source: expect.stringMatching(/^file:/), expiresAt: expect.any(String) },
        serverClockSkewMs: expect.any(Number),
        latencyMs: expect.any(Number),
      },
      { profile: 'logs', provider: 'axiom', state: 'ok', identity: { kind: 'api-token' } },
      {
        profile: 'owner',
        state: 'ok',
        orgId: tenant.practice.axiom.orgId,
        identity: { username: 'axiom.owner@example.com', kind: 'personal-access-token' },
      },
      { profile: 'visitor', state: 'not-checked', problem: { code: 'no-credential' } },
    ])
    expect(told.stdout).not.toContain('env:TOKENBENCH_TOKEN')
    const text = await tell('status', '--all')
    expect(text.stdout).toMatch(new RegExp(`✓ +acme .*${username}`))
    expect(text.stdout).toMatch(/\? +visitor .*not checked/)
  })

  it('goes on behind a profile that fails, and exits with its code', async () => {
    await using unwell = await Tenant.start()
    await addProfile('dead', unwell.url, unwell.practice.atlan.apiToken.secret)
    const { id } = unwell.practice.atlan.apiToken
    await fetch(`${unwell.url}/api/service/apikeys/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await unwell.practice.issueBearer('data.owner')}` },
    })
    const told = await tell('status', '--all', '--json')
    expect(told.code).toBe(4)
    const states = told
      .json()
      .statuses.map(({ profile, state }: Record<string, string>) => [profile, state])
    expect(states).toContainEqual(['dead', 'failed'])
    expect(states).toContainEqual(['acme', 'ok'])
  })

  it('is there for one profile of Axiom, too', async () => {
    const told = await runInProcess(['status', '--profile', 'logs', '--json'], { home })
    expect(told.code, told.stdout).toBe(0)
    expect(told.json()).toMatchObject({
      provider: 'axiom',
      identity: { kind: 'api-token' },
    })
    const text = await runInProcess(['status', '--profile', 'owner'], { home })
    expect(text.stdout).toMatch(/^you are +axiom\.owner/m)
  })
})
