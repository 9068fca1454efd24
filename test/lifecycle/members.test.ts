import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed, writeEntity } from './seed.ts'

type Membership = 'connection-admin' | 'collection-editor' | 'collection-viewer'
type Way = 'grant' | 'revoke'

interface Asked {
  readonly way: Way
  readonly membership: Membership
  readonly as: string
  readonly on: string
  readonly token?: string
  readonly more?: readonly string[]
}

async function change(tenant: Tenant, asked: Asked) {
  const { way, membership, as, on, token = 'nightly-etl', more = ['--yes'] } = asked
  const stdin =
    as === 'the practice token'
      ? tenant.practice.atlan.apiToken.secret
      : await tenant.practice.copyAsCurl(as)
  const words = ['--token', token, '--on', on, '--bearer-from', 'stdin', '--json', ...more]
  return run([way, membership, ...words], { env: tenant.signedIn, stdin })
}

interface Lists {
  readonly guid: string
  readonly createdBy: string
  readonly adminUsers: string[]
  readonly adminGroups: string[]
  readonly viewerUsers?: string[]
}

async function show(tenant: Tenant, type: 'connection' | 'collection', ref: string) {
  const shown = await run([type, 'show', ref, '--json'], { env: tenant.signedIn })
  expect(shown.code, shown.stdout).toBe(0)
  return shown.json() as Lists
}

const queries = 'My query collection'

/** Who may change what, as the tenant has it: everything else is refused before anything is sent. */
const rules: [as: string, membership: Membership, code: number, problem: string][] = [
  ['conn.admin', 'connection-admin', 0, ''],
  ['other.admin', 'connection-admin', 8, 'administers-nothing'],
  ['member.admin', 'connection-admin', 8, 'member-denied'],
  ['guest.user', 'connection-admin', 8, 'member-denied'],
  ['the practice token', 'connection-admin', 8, 'api-token-bearer'],
  ['data.owner', 'collection-editor', 0, ''],
  ['collection.editor', 'collection-editor', 0, ''],
  ['other.admin', 'collection-editor', 8, 'not-collection-editor'],
  ['collection.viewer', 'collection-editor', 8, 'not-collection-editor'],
  ['the practice token', 'collection-editor', 8, 'not-collection-editor'],
  ['data.owner', 'collection-viewer', 0, ''],
  ['collection.editor', 'collection-viewer', 0, ''],
  ['other.admin', 'collection-viewer', 8, 'not-collection-editor'],
  ['collection.viewer', 'collection-viewer', 8, 'not-collection-editor'],
  ['the practice token', 'collection-viewer', 8, 'not-collection-editor'],
]

describe.each(['grant', 'revoke'] as const)('%s', (way) => {
  it.each(rules)('by %s of %s exits with %i', async (as, membership, code, problem) => {
    await using tenant = await Tenant.start()
    const type = membership === 'connection-admin' ? 'connection' : 'collection'
    const on = type === 'connection' ? tenant.development().guid : queries
    const { clientId } = await tokenNamed(tenant, 'nightly-etl')
    const account = `service-account-${clientId}`
    const field = membership === 'collection-viewer' ? 'viewerUsers' : 'adminUsers'
    if (way === 'revoke') {
      const owner = type === 'connection' ? 'conn.admin' : 'data.owner'
      const given = await change(tenant, { way: 'grant', membership, as: owner, on })
      expect(given.code, given.stdout).toBe(0)
    }
    const before = await show(tenant, type, on)

    const done = await change(tenant, { way, membership, as, on })
    expect(done.code, done.stdout).toBe(code)
    const after = await show(tenant, type, on)
    if (problem !== '') {
      expect(done.json().problem.code).toBe(problem)
      expect(after).toEqual(before)
      return
    }
    const { plan, outcomes } = done.json()
    expect(plan).toMatchObject({ action: `${way} ${membership}`, danger: 'reversible', calls: 3 })
    const [added, removed] = way === 'grant' ? [[account], []] : [[], [account]]
    expect(plan.changes).toMatchObject([{ field, before: before[field], added, removed }])
    expect(outcomes).toMatchObject([{ object: { type }, state: 'done', verified: true }])
    const expected = (before[field] ?? []).filter((one) => one !== account)
    expect(new Set(after[field])).toEqual(new Set([...expected, ...added]))
    expect({ ...after, [field]: [], updatedAt: 0 }).toEqual({
      ...before,
      [field]: [],
      updatedAt: 0,
    })

    const again = await change(tenant, { way, membership, as, on })
    expect(again.json()).toMatchObject({
      plan: { danger: 'none', warnings: [] },
      outcomes: [{ state: 'already', verified: true }],
    })
  })
})

describe('revoke', () => {
  it('never leaves a connection without an admin, and a token that is admin may add another', async () => {
    await using tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
    using home = new Home()
    const env = tenant.signedIn
    const { guid, qualifiedName } = tenant.development('bigquery')
    const create = ['token', 'create', 'solo', '--secret-to', 'stdout', '--yes']
    const { stdout } = await run(create, { env, home })
    const solo = await tokenNamed(tenant, 'solo')
    const account = `service-account-${solo.clientId}`
    await writeEntity(tenant, await tenant.practice.issueBearer('conn.admin'), {
      typeName: 'Connection',
      guid,
      attributes: { qualifiedName, name: 'development', adminUsers: [account] },
    })
    const alone = (way: Way, token: string) =>
      run(
        [
          ...[way, 'connection-admin', '--token', token, '--on', guid],
          ...['--bearer-from', 'stdin', '--yes', '--json'],
        ],
        { env, stdin: stdout },
      )
    const refused = await alone('revoke', 'solo')
    expect([refused.code, refused.json().problem.code], refused.stdout).toEqual([8, 'last-admin'])
    expect(await tenant.adminsOf(guid)).toEqual([account])

    const granted = await alone('grant', 'nightly-etl')
    expect(granted.code, granted.stdout).toBe(0)
    const { clientId } = await tokenNamed(tenant, 'nightly-etl')
    expect(await tenant.adminsOf(guid)).toEqual([account, `service-account-${clientId}`])
    // Now there is another one.
    const revoked = await alone('revoke', 'solo')
    expect(revoked.json().outcomes?.[0]?.state, revoked.stdout).not.toBe('failed')
    expect(await tenant.adminsOf(guid)).toEqual([`service-account-${clientId}`])
  })

  it('knows that the creator of a collection stays its editor', async () => {
    await using tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
    const { secret, username } = tenant.practice.atlan.apiToken
    await writeEntity(tenant, secret, {
      typeName: 'Collection',
      guid: '-1',
      attributes: { name: 'Made by a token', qualifiedName: 'default/collection/x/y' },
    })
    const before = await show(tenant, 'collection', 'Made by a token')
    expect(before.createdBy).toBe(username)
    const refused = await change(tenant, {
      way: 'revoke',
      membership: 'collection-editor',
      as: 'the practice token',
      on: before.guid,
      token: username,
    })
    expect([refused.code, refused.json().problem.code], refused.stdout).toEqual([
      8,
      'creator-stays',
    ])
    expect(await show(tenant, 'collection', before.guid)).toEqual(before)
  })

  it('takes away the account of a token that is deleted', async () => {
    await using tenant = await Tenant.start()
    const { guid } = tenant.development()
    const { id, clientId } = await tokenNamed(tenant, 'soda-checks')
    const account = `service-account-${clientId}`
    const asked = { membership: 'connection-admin', as: 'conn.admin', on: guid } as const
    await change(tenant, { way: 'grant', ...asked, token: account })
    const env = tenant.signedIn
    await run(['token', 'delete', id, `--yes=${id}`, '--json'], { env })
    const revoked = await change(tenant, { way: 'revoke', ...asked, token: account })
    expect(revoked.code, revoked.stdout).toBe(0)
    expect(await tenant.adminsOf(guid)).not.toContain(account)
  })
})

it('works without a profile, with the bearer of an editor who may not list tokens', async () => {
  await using tenant = await Tenant.start()
  const { clientId } = await tokenNamed(tenant, 'nightly-etl')
  const account = `service-account-${clientId}`
  const stdin = await tenant.practice.copyAsCurl('collection.editor')
  const words = ['--url', tenant.url, '--token', account, '--on', queries]
  const granted = await run(
    ['grant', 'collection-viewer', ...words, '--bearer-from', 'stdin', '--yes', '--json'],
    { stdin },
  )
  expect(granted.code, granted.stdout).toBe(0)
  const { viewerUsers } = await show(tenant, 'collection', queries)
  expect(viewerUsers).toEqual(['collection.viewer', account])
})

it('writes several collections, each with its outcome', async () => {
  await using tenant = await Tenant.start({ faults: ['status=403:POST /api/meta/entity/bulk:2'] })
  const granted = await change(tenant, {
    way: 'grant',
    membership: 'collection-viewer',
    as: 'data.owner',
    on: queries,
    more: ['--on', 'Finance queries', '--token', 'dbt-cloud', '--yes'],
  })
  expect(granted.code, granted.stdout).toBe(8)
  const { outcomes } = granted.json()
  expect(outcomes.map(({ state }: { state: string }) => state)).toEqual(['failed', 'done'])
})

describe('collections', () => {
  it('are listed with their editors and viewers', async () => {
    await using tenant = await Tenant.start()
    const env = tenant.signedIn
    const listed = await run(['collection', 'list', '--json'], { env })
    const { collections, total } = listed.json()
    expect(total).toBe(3)
    expect(collections).toContainEqual(
      expect.objectContaining({
        name: queries,
        guid: expect.any(String),
        adminUsers: ['data.owner', 'collection.editor'],
        viewerUsers: ['collection.viewer'],
      }),
    )
    const text = await run(['collection', 'list', '--filter', 'MY QUERY'], { env })
    expect(text.stdout).toContain('data.owner, collection.editor')
    expect(text.stdout).not.toContain('Onboarding')
  })

  it('are shown by GUID, qualified name and exact name', async () => {
    await using tenant = await Tenant.start()
    const { collections } = (
      await run(['collection', 'list', '--json'], { env: tenant.signedIn })
    ).json()
    const { guid, qualifiedName, name } = collections[0]
    for (const ref of [guid, qualifiedName, name])
      expect((await show(tenant, 'collection', ref)).guid).toBe(guid)
    const words = ['collection', 'show', 'nowhere', '--json']
    const unknown = await run(words, { env: tenant.signedIn })
    expect([unknown.code, unknown.json().problem.code]).toEqual([3, 'collection-not-found'])
  })
})
