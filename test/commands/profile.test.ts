import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenIssuedBy } from './tokens.ts'

const add = (name: string, tenant: Tenant, ...more: readonly string[]) => [
  ...['profile', 'add', name, '--provider', 'atlan', '--url', tenant.url, '--json'],
  ...more,
]

/** All that the program keeps, as one text. */
function keptIn(home: Home): string {
  const files = readdirSync(home.state, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n')
}

it('keeps where a credential is read, reads it each time, and never keeps the credential', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const { secret } = tenant.practice.atlan.apiToken
  const file = join(home.folder, 'token')
  writeFileSync(file, secret)
  const reference = ['--store', 'reference', '--credential-from', `file:${file}`]
  const added = await run(add('acme', tenant, ...reference), { home })
  expect(added.code, added.stdout).toBe(0)
  expect(added.json()).toMatchObject({
    name: 'acme',
    provider: 'atlan',
    baseUrl: tenant.url,
    store: 'reference',
    credentialFrom: `file:${file}`,
    default: true,
  })
  const status = await run(['status', '--json'], { home })
  expect(status.json()).toMatchObject({
    profile: 'acme',
    credential: { source: `file:${file}` },
  })
  expect(keptIn(home)).not.toContain(secret)
})

it('lists what was added, the first as the default until another is used', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  for (const name of ['one', 'two']) await run(add(name, tenant, '--store', 'session'), { home })
  const list = async () => (await run(['profile', 'list', '--json'], { home })).json()
  const defaults = async () =>
    (await list()).profiles.map((profile: { name: string; default: boolean }) => [
      profile.name,
      profile.default,
    ])
  expect((await list()).total).toBe(2)
  expect(await defaults()).toEqual([
    ['one', true],
    ['two', false],
  ])
  expect((await run(['profile', 'use', 'two', '--json'], { home })).json().default).toBe(true)
  expect(await defaults()).toEqual([
    ['one', false],
    ['two', true],
  ])
  expect((await run(['profile', 'show', '--json'], { home })).json().name).toBe('two')
  expect((await run(['profile', 'show', 'one', '--json'], { home })).json().name).toBe('one')
  const lines = await run(['profile', 'list', '--json=lines'], { home })
  const read = lines.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).name)
  expect(read).toEqual(['one', 'two'])
})

describe('what is not kept', () => {
  it('is a name that exists already', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await run(add('acme', tenant, '--store', 'session'), { home })
    const again = await run(add('acme', tenant, '--store', 'session'), { home })
    expect([again.code, again.json().problem.code]).toEqual([6, 'profile-exists'])
  })

  it('is a credential of another tenant: it is not even sent', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const words = add('acme', tenant, '--store', 'session', '--credential-from', 'stdin')
    const stdin = tokenIssuedBy('https://other.atlan.com')
    const refused = await run([...words, '--verbose'], { home, stdin })
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'foreign-issuer'])
    expect(refused.stderr).toBe('')
    expect((await run(['profile', 'list', '--json'], { home })).json().total).toBe(0)
  })

  it('is a credential that the tenant does not accept', async () => {
    await using tenant = await Tenant.start()
    await using other = await Tenant.start()
    using home = new Home()
    const stdin = other.practice.atlan.apiToken.secret
    const words = add('acme', tenant, '--store', 'session', '--credential-from', 'stdin')
    const refused = await run(words, { home, stdin })
    expect([refused.code, refused.json().problem.code]).toEqual([4, 'not-authenticated'])
    expect((await run(['profile', 'list', '--json'], { home })).json().total).toBe(0)
  })

  it('is a person’s bearer, which ends in minutes', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = join(home.folder, 'bearer')
    writeFileSync(file, await tenant.practice.issueBearer('conn.admin'))
    const reference = ['--store', 'reference', '--credential-from', `file:${file}`]
    const refused = await run(add('acme', tenant, ...reference), { home })
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'persons-bearer'])
  })

  it.each([
    ['without an address', ['profile', 'add', 'x', '--store', 'session'], 2],
    [
      'called like an option',
      ['profile', 'add', '--url', 'acme.atlan.com', '--store', 'session', '--', '-x'],
      2,
    ],
    [
      'a reference to nothing',
      ['profile', 'add', 'x', '--url', 'acme.atlan.com', '--store', 'reference'],
      2,
    ],
    ['used without existing', ['profile', 'use', 'x'], 3],
    ['shown without existing', ['profile', 'show', 'x'], 3],
  ])('is one %s', async (_, words, code) => {
    const refused = await run(words)
    expect(refused.code, refused.stdout + refused.stderr).toBe(code)
  })
})

describe('a profile', () => {
  const createAt = (tenant: Tenant, home: Home, ...more: readonly string[]) =>
    run(
      ['token', 'create', 'x', '--secret-to', `file:${join(home.folder, 'x')}`, '--json', ...more],
      { home, env: { TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret } },
    )

  it('that is read-only refuses a write, but shows its plan', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await run(add('acme', tenant, '--store', 'session', '--read-only'), { home })
    const refused = await createAt(tenant, home, '--yes')
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'read-only-profile'])
    expect(await tenant.tokensNamed('x')).toEqual([])
    expect((await createAt(tenant, home, '--dry-run')).json().plan.changes.length).toBeGreaterThan(
      0,
    )
  })

  it('that is labelled production has every write confirmed by name', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await run(add('acme', tenant, '--store', 'session', '--label', 'production'), { home })
    const refused = await createAt(tenant, home, '--yes')
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'not-confirmed'])
    expect((await createAt(tenant, home, '--yes=x')).code).toBe(0)
  })

  it('that contradicts an address on the same line is not preferred silently', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await run(add('acme', tenant, '--store', 'session'), { home })
    const words = ['status', '--profile', 'acme', '--url', 'other.atlan.com', '--json']
    const refused = await run(words, { home })
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'profile-and-url'])
  })

  it('of Axiom is kept, and not spoken to as if it were an Atlan tenant', async () => {
    using home = new Home()
    const words = ['profile', 'add', 'logs', '--provider', 'axiom', '--url', 'api.axiom.co']
    expect((await run([...words, '--store', 'session'], { home })).code).toBe(0)
    const refused = await run(['persona', 'list', '--json'], { home })
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'no-axiom'])
  })
})
