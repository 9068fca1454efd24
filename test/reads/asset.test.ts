import { beforeAll, describe, expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed, writeEntity } from '../lifecycle/seed.ts'
import { makePurpose } from './purpose.ts'

interface Found {
  readonly guid: string
  readonly typeName: string
  readonly attributes: { readonly qualifiedName: string; readonly name: string }
}

async function tables(tenant: Tenant, connection: string): Promise<Found[]> {
  const term = (field: string, value: string) => ({ term: { [field]: { value } } })
  const filter = [term('__typeName.keyword', 'Table'), term('connectionQualifiedName', connection)]
  const answer = await fetch(`${tenant.url}/api/meta/search/indexsearch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tenant.practice.issueBearer('data.owner')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ dsl: { from: 0, size: 2, query: { bool: { filter } } } }),
  })
  return ((await answer.json()) as { entities?: Found[] }).entities ?? []
}

describe('access --asset', () => {
  let tenant: Tenant
  let env: Record<string, string>
  let table: Found
  const ask = async (token: string, asset: string) => {
    const asked = await runInProcess(['access', token, '--asset', asset, '--json'], { env })
    expect(asked.code, asked.stdout).toBe(0)
    return asked.json().verdict
  }

  beforeAll(async () => {
    tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
    env = {
      ...tenant.signedIn,
      TOKENBENCH_TOKEN: await tenant.practice.issueBearer('data.owner'),
    }
    const [found] = await tables(tenant, tenant.development().qualifiedName)
    if (found === undefined) throw new Error('the seed has a table in development')
    table = found
    return () => tenant[Symbol.asyncDispose]()
  })

  it.each(['guid', 'qualifiedName'] as const)('is told by the %s, for a persona', async (by) => {
    const ref = by === 'guid' ? table.guid : table.attributes.qualifiedName
    const { reaches, may, text, nextSteps } = await ask('nightly-etl', ref)
    expect([reaches, may, nextSteps]).toEqual(['yes', ['read', 'query'], []])
    expect(text).toContain('the persona “Data Assets” allows to read what is in development')
    expect(text).toContain('Nothing lets it edit it.')
  })

  it('names what is missing, and the personas that would do', async () => {
    const { reaches, text, nextSteps } = await ask('catalog-sync', table.guid)
    expect(reaches).toBe('no')
    expect(text).toContain('It does not administer development (snowflake); it has no persona')
    expect(nextSteps.map(({ command }: { command: string }) => command)).toContainEqual(
      expect.stringMatching(/^tokenbench persona link --token \S+ --persona default\//),
    )
  })

  it('knows a grant that the index does not show yet, and a link that was the cure', async () => {
    const slow = await Tenant.start({ indexLagMs: 60_000, grantDelayMs: 0 })
    await using _ = slow
    const { id, clientId } = await tokenNamed(slow, 'catalog-sync')
    const { guid, qualifiedName } = slow.development()
    const adminUsers = ['conn.admin', `service-account-${clientId}`]
    const bearer = await slow.practice.issueBearer('conn.admin')
    const attributes = { qualifiedName, name: 'development', adminUsers }
    await writeEntity(slow, bearer, { typeName: 'Connection', guid, attributes })
    const asked = await runInProcess(['access', id, '--asset', guid, '--json'], {
      env: { ...slow.signedIn, TOKENBENCH_TOKEN: await slow.practice.issueBearer('data.owner') },
    })
    expect(asked.json().verdict).toMatchObject({
      reaches: 'yes',
      may: ['read', 'edit', 'query'],
      text: expect.stringContaining('it administers development (snowflake)'),
    })
  })

  it('says of a dead token that it reaches nothing', async () => {
    const listed = await runInProcess(['token', 'list', '--json'], { env })
    const dead = listed
      .json()
      .tokens.find(({ reason }: { reason?: string }) => reason === 'lifetime-overflow')
    const { reaches, text } = await ask(dead.id, table.guid)
    expect([reaches, text]).toEqual(['no', expect.stringContaining('dead since its creation')])
  })

  it('does not say no where the sign-in may not see everything', async () => {
    const asked = await runInProcess(['access', 'catalog-sync', '--asset', table.guid, '--json'], {
      env: tenant.signedIn,
    })
    expect(asked.json().verdict).toMatchObject({
      reaches: 'unknown',
      text: expect.stringMatching(/^As far as this sign-in can see, no:/),
    })
  })

  it.each([['12345678-abcd-4abc-8abc-1234567890ab'], ['default/snowflake/1/no/such/table']])(
    'says that %s is not to be seen',
    async (ref) => {
      const asked = await runInProcess(['access', 'nightly-etl', '--asset', ref, '--json'], { env })
      expect([asked.code, asked.json().problem.code]).toEqual([3, 'asset-not-found'])
    },
  )

  it('lets a denial win', async () => {
    const { clientId } = await tokenNamed(tenant, 'nightly-etl')
    const username = `service-account-${clientId}`
    const actions = ['entity-read']
    const { tag } = await makePurpose(tenant, 'Secret', username, { actions, type: 'deny' })
    const other = await ask('nightly-etl', table.guid)
    expect(other.reaches).toBe('yes')
    await writeTag(tenant, table, tag)
    const { reaches, text } = await ask('nightly-etl', table.guid)
    expect([reaches, text]).toEqual([
      'no',
      expect.stringContaining('the purpose “Secret” denies to read whatever carries its tags'),
    ])
  })
})

async function writeTag(tenant: Tenant, table: Found, tag: string): Promise<void> {
  const bearer = await tenant.practice.issueBearer('conn.admin')
  await fetch(`${tenant.url}/api/meta/entity/bulk?replaceTags=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      entities: [
        {
          typeName: table.typeName,
          guid: table.guid,
          attributes: {
            qualifiedName: table.attributes.qualifiedName,
            name: table.attributes.name,
          },
          classifications: [{ typeName: tag }],
        },
      ],
    }),
  })
}
