import { describe, expect, it } from 'vitest'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenIssuedBy } from './tokens.ts'

interface Token {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly reason?: string
  readonly expiresAt: string
  readonly createdAt: string
}

describe('token list', () => {
  it('gives every token with its identifiers, personas and the state of its expiry', async () => {
    await using tenant = await Tenant.start()
    const listed = await run(['token', 'list', '--json'], { env: tenant.signedIn })
    expect(listed.code, listed.stdout).toBe(0)
    const { tokens, total } = listed.json()
    expect(total).toBe(tokens.length)
    const nightly = tokens.find(({ name }: Token) => name === 'nightly-etl')
    expect(nightly).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      clientId: expect.stringMatching(/^apikey-/),
      username: `service-account-${nightly.clientId}`,
      name: 'nightly-etl',
      description: 'loads the warehouse every night',
      personas: [{ qualifiedName: expect.stringMatching(/^default\//), name: 'Data Assets' }],
      createdAt: expect.stringMatching(/Z$/),
      createdBy: expect.any(String),
      expiresAt: expect.stringMatching(/Z$/),
      status: 'active',
    })
  })

  it('knows all states, also the token that is dead since its creation', async () => {
    await using tenant = await Tenant.start()
    const listed = await run(['token', 'list', '--json'], { env: tenant.signedIn })
    const tokens: readonly Token[] = listed.json().tokens
    expect(new Set(tokens.map(({ status }) => status))).toEqual(
      new Set(['active', 'expiring', 'expired']),
    )
    const dead = tokens.find(({ reason }) => reason === 'lifetime-overflow')
    expect(dead?.status).toBe('expired')
    expect(Date.parse(dead?.expiresAt ?? '')).toBeLessThan(Date.parse(dead?.createdAt ?? ''))
    const text = await run(['token', 'list'], { env: tenant.signedIn })
    expect(text.stdout).toMatch(new RegExp(`✗ +${dead?.name} +dead since creation`))
  })

  it('is sorted by expiry unless it is asked for otherwise, and cut after that', async () => {
    await using tenant = await Tenant.start()
    const list = async (...flags: readonly string[]) =>
      (await run(['token', 'list', '--json', ...flags], { env: tenant.signedIn })).json()
    const byExpiry: readonly Token[] = (await list()).tokens
    const ends = byExpiry.map(({ expiresAt }) => Date.parse(expiresAt))
    expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    const byName = await list('--sort', 'name', '--limit', '2')
    expect(byName.tokens).toHaveLength(2)
    expect(byName.total).toBe(byExpiry.length)
  })

  it('exits with 10 when one of them expires in time, with 0 when none does', async () => {
    await using tenant = await Tenant.start()
    const expiring = (...flags: readonly string[]) =>
      run(['token', 'list', '--json', '--expiring', '30', ...flags], { env: tenant.signedIn })
    const some = await expiring()
    expect(some.code).toBe(10)
    const tokens: readonly Token[] = some.json().tokens
    expect(tokens.map(({ status }) => status)).not.toContain('active')
    const none = await expiring('--filter', 'nightly-etl')
    expect([none.code, none.json().total]).toEqual([0, 0])
  })

  it('gives one token a line with --json=lines', async () => {
    await using tenant = await Tenant.start()
    const listed = await run(['token', 'list', '--json=lines'], { env: tenant.signedIn })
    const lines = listed.stdout.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(JSON.parse(line).clientId).toMatch(/^apikey-/)
  })

  it('does not say that a tenant has no token when none fits', async () => {
    await using tenant = await Tenant.start()
    const listed = await run(['token', 'list', '--filter', 'zzz'], { env: tenant.signedIn })
    expect(listed.stdout).toMatch(/^None of the \d+ tokens/)
  })
})

describe('token show', () => {
  it('finds a token by each of its names', async () => {
    await using tenant = await Tenant.start()
    const show = async (ref: string) =>
      (await run(['token', 'show', ref, '--json'], { env: tenant.signedIn })).json()
    const token = await show('nightly-etl')
    for (const ref of [token.id, token.clientId, token.username])
      expect(await show(ref)).toEqual(token)
  })

  it.each([
    ['nobody', 3, 'token-not-found'],
    ['12345678-abcd-4abc-8abc-1234567890ab', 3, 'token-not-found'],
  ])('says that there is no %s', async (ref, code, problem) => {
    await using tenant = await Tenant.start()
    const shown = await run(['token', 'show', ref, '--json'], { env: tenant.signedIn })
    expect([shown.code, shown.json().problem.code]).toEqual([code, problem])
  })

  it('lists the candidates of a name that two tokens bear', async () => {
    await using tenant = await Tenant.start()
    for (const _ of ['one', 'other'])
      await run(['token', 'create', 'twin', '--secret-to', 'stdout', '--yes'], {
        env: tenant.signedIn,
      })
    const shown = await run(['token', 'show', 'twin', '--json'], { env: tenant.signedIn })
    expect([shown.code, shown.json().problem.code]).toEqual([6, 'ambiguous-name'])
    for (const { id } of await tenant.tokensNamed('twin'))
      expect(shown.json().problem.detail).toContain(id)
  })
})

it('lists personas with what they reach', async () => {
  await using tenant = await Tenant.start()
  const listed = await run(['persona', 'list', '--json'], { env: tenant.signedIn })
  const { personas, total } = listed.json()
  expect(total).toBe(personas.length)
  expect(personas).toContainEqual(
    expect.objectContaining({
      name: 'Data Assets',
      qualifiedName: expect.stringMatching(/^default\//),
      guid: expect.any(String),
      reach: expect.stringMatching(/connection/),
    }),
  )
  const filtered = await run(['persona', 'list', '--json', '--filter', 'DATA ASS'], {
    env: tenant.signedIn,
  })
  expect(filtered.json().total).toBe(1)
})

describe('connections', () => {
  it('are listed with who administers them, by connector', async () => {
    await using tenant = await Tenant.start()
    const list = async (...flags: readonly string[]) =>
      (await run(['connection', 'list', '--json', ...flags], { env: tenant.signedIn })).json()
    const developments = await list('--filter', 'development')
    expect(developments.total).toBe(2)
    const { connections } = await list('--filter', 'development', '--connector', 'bigquery')
    expect(connections).toEqual([
      expect.objectContaining({
        name: 'development',
        connector: 'bigquery',
        guid: tenant.development('bigquery').guid,
        adminUsers: expect.arrayContaining(['conn.admin']),
        adminGroups: expect.any(Array),
        adminRoles: expect.any(Array),
      }),
    ])
  })

  it('are shown by GUID, qualified name and exact name, narrowed by connector', async () => {
    await using tenant = await Tenant.start()
    const { guid, qualifiedName } = tenant.development()
    const show = (...words: readonly string[]) =>
      run(['connection', 'show', ...words, '--json'], { env: tenant.signedIn })
    for (const words of [[guid], [qualifiedName], ['development', '--connector', 'snowflake']])
      expect((await show(...words)).json().guid).toBe(guid)
    const ambiguous = await show('development')
    expect([ambiguous.code, ambiguous.json().problem.code]).toEqual([6, 'ambiguous-name'])
    const unknown = await show('12345678-abcd-4abc-8abc-1234567890ab')
    expect([unknown.code, unknown.json().problem.code]).toEqual([3, 'connection-not-found'])
  })
})

it.each([
  ['of another tenant', () => tokenIssuedBy('https://other.atlan.com'), 5, 'foreign-issuer'],
  [
    'of the other product',
    () => `xaat-${'12345678-abcd-4abc-8abc-1234567890ab'}`,
    5,
    'axiom-token',
  ],
  ['that has expired', () => tokenIssuedBy('http://127.0.0.1', -60), 4, 'bearer-expired'],
])('never sends a TOKENBENCH_TOKEN %s', async (_, token, code, problem) => {
  await using tenant = await Tenant.start()
  const env = { ...tenant.signedIn, TOKENBENCH_TOKEN: token() }
  for (const words of [
    ['token', 'list'],
    ['persona', 'list'],
    ['connection', 'list'],
    ['status'],
  ]) {
    const refused = await run([...words, '--json', '--verbose'], { env })
    expect([refused.code, refused.json().problem.code]).toEqual([code, problem])
    expect(refused.stderr).toBe('')
  }
})
