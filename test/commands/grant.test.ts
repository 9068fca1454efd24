import { expect, it } from 'vitest'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenIssuedBy } from './tokens.ts'

const grant = (on: string, ...more: readonly string[]) => [
  ...['grant', 'connection-admin', '--token', 'nightly-etl', '--on', on],
  ...['--bearer-from', 'stdin', '--yes', '--json', ...more],
]

type Bearer = (tenant: Tenant) => Promise<string> | string

it.each<[string, Bearer, number, string]>([
  [
    'a member who administers it: Atlan denies the change to members',
    (tenant) => tenant.practice.copyAsCurl('member.admin'),
    8,
    'member-denied',
  ],
  [
    'an admin who administers nothing',
    (tenant) => tenant.practice.copyAsCurl('other.admin'),
    8,
    'administers-nothing',
  ],
  [
    'an API token that administers nothing',
    (tenant) => tenant.practice.atlan.apiToken.secret,
    8,
    'api-token-bearer',
  ],
  ['a bearer that has expired', () => tokenIssuedBy('http://127.0.0.1', -60), 4, 'bearer-expired'],
  ['a bearer with seconds left', () => tokenIssuedBy('http://127.0.0.1', 30), 5, 'too-little-time'],
  [
    'a bearer that another tenant issued',
    () => tokenIssuedBy('https://other.atlan.com'),
    5,
    'foreign-issuer',
  ],
  [
    'a request to another tenant',
    () =>
      `curl 'https://other.atlan.com/api' -H 'authorization: Bearer ${tokenIssuedBy('https://other.atlan.com')}'`,
    3,
    'other-tenant',
  ],
  ['a text without a bearer', () => 'nothing to see here', 3, 'nothing-recognised'],
  [
    'a bearer that the tenant does not accept',
    () => tokenIssuedBy('http://127.0.0.1'),
    4,
    'not-authenticated',
  ],
])('is refused with the bearer of %s, and nothing is written', async (_, bearer, code, problem) => {
  await using tenant = await Tenant.start()
  const { guid } = tenant.development()
  const admins = await tenant.adminsOf(guid)
  const stdin = await bearer(tenant)
  const refused = await run(grant(guid), { env: tenant.signedIn, stdin })
  expect(refused.json().problem.code, refused.stdout).toBe(problem)
  expect(refused.code).toBe(code)
  expect(refused.json().problem.nextSteps.length).toBeGreaterThan(0)
  expect(await tenant.adminsOf(guid)).toEqual(admins)
})

it('is refused on a connection that the person does not administer, and names who does', async () => {
  await using tenant = await Tenant.start()
  const env = tenant.signedIn
  const { connections } = (await run(['connection', 'list', '--json'], { env })).json()
  const foreign = connections.find(
    ({ adminUsers }: { adminUsers: string[] }) => !adminUsers.includes('conn.admin'),
  )
  const stdin = await tenant.practice.copyAsCurl('conn.admin')
  const refused = await run(grant(foreign.guid), { env, stdin })
  expect([refused.code, refused.json().problem.code]).toEqual([8, 'not-connection-admin'])
  for (const admin of foreign.adminUsers) expect(refused.json().problem.detail).toContain(admin)
})

it.each([
  ['an ambiguous connection', 'development', [], 6, 'ambiguous-name'],
  ['an unknown connection', 'nowhere', [], 3, 'connection-not-found'],
  ['an unknown token', 'development', ['--token', 'nobody'], 3, 'token-not-found'],
  ['no confirmation', 'default', ['--yes-not'], 2, 'unknownOption'],
])('is refused with %s', async (_, on, more, code, problem) => {
  await using tenant = await Tenant.start()
  const stdin = await tenant.practice.copyAsCurl('conn.admin')
  const refused = await run(grant(on, ...more), { env: tenant.signedIn, stdin })
  expect([refused.code, refused.json().problem.code], refused.stdout).toEqual([code, problem])
})

it('needs --bearer-from, and says where a bearer comes from', async () => {
  await using tenant = await Tenant.start()
  const words = ['grant', 'connection-admin', '--token', 'x', '--on', 'y', '--json']
  const refused = await run(words, { env: tenant.signedIn })
  expect([refused.code, refused.json().problem.code]).toEqual([2, 'missing-bearer'])
})

it('shows who stays and who is added, and what power that is, before anything is written', async () => {
  await using tenant = await Tenant.start()
  const { guid, qualifiedName } = tenant.development()
  const admins = await tenant.adminsOf(guid)
  const stdin = await tenant.practice.issueBearer('conn.admin')
  const dry = await run(grant(qualifiedName, '--dry-run'), { env: tenant.signedIn, stdin })
  expect(dry.code, dry.stdout).toBe(0)
  const [token] = await tenant.tokensNamed('nightly-etl')
  const added = `service-account-${token?.clientId}`
  expect(dry.json()).toEqual({
    plan: {
      action: 'grant connection-admin',
      title: 'Make “nightly-etl” connection admin of development',
      danger: 'reversible',
      calls: 3,
      changes: [
        {
          object: { type: 'connection', id: guid, ref: qualifiedName, name: 'development' },
          field: 'adminUsers',
          before: admins,
          after: [...admins, added],
          added: [added],
          removed: [],
        },
      ],
      warnings: [{ code: 'connection-admin', text: expect.stringContaining('every asset') }],
    },
  })
  expect(await tenant.adminsOf(guid)).toEqual(admins)
})

it('grants several tokens on several connections, naming one twice changes nothing', async () => {
  await using tenant = await Tenant.start()
  const env = tenant.signedIn
  const stdin = await tenant.practice.copyAsCurl('conn.admin')
  const words = grant(tenant.development().guid, '--on', tenant.development('bigquery').guid)
  const more = ['--on', tenant.development().qualifiedName, '--token', 'dbt-cloud', '--token']
  const granted = await run([...words, ...more, 'nightly-etl'], { env, stdin })
  expect(granted.code, granted.stdout).toBe(0)
  const { outcomes } = granted.json()
  expect(outcomes).toHaveLength(2)
  for (const { state, verified, effective } of outcomes)
    expect([state, verified, effective]).toEqual(['done', true, 'unknown'])
  for (const connector of ['snowflake', 'bigquery']) {
    const admins = await tenant.adminsOf(tenant.development(connector).guid)
    expect(new Set(admins).size).toBe(admins.length)
    for (const name of ['nightly-etl', 'dbt-cloud']) {
      const [token] = await tenant.tokensNamed(name)
      expect(admins).toContain(`service-account-${token?.clientId}`)
    }
  }
})

it('tells the refusal of one object beside what was done, in the words of the contract', async () => {
  await using tenant = await Tenant.start({ faults: ['status=403:POST /api/meta/entity/bulk:2'] })
  const env = tenant.signedIn
  const stdin = await tenant.practice.copyAsCurl('conn.admin')
  const words = grant(tenant.development().guid, '--on', tenant.development('bigquery').guid)
  const granted = await run(words, { env, stdin })
  expect(granted.code).toBe(8)
  const { plan, outcomes } = granted.json()
  expect(plan.changes).toHaveLength(2)
  expect(outcomes.map(({ state }: { state: string }) => state)).toEqual(['failed', 'done'])
  const { problem } = outcomes[0]
  expect(Object.keys(problem)).not.toContain('kind')
  expect(problem).toMatchObject({
    code: 'not-permitted',
    title: expect.any(String),
    http: { method: 'POST', path: '/api/meta/entity/bulk', status: 403 },
  })
})
