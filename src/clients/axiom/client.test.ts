import { describe, expect, it } from 'vitest'
import { json } from '#src/clients/http/testing/server.ts'
import { Secret } from '#src/domain/secret.ts'
import { axiomCredentialKind } from './credential-kind.ts'
import { clientOf } from './testing/client.ts'

describe('the organisation', () => {
  it('is named with every request that is about one', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, []), 'axiom-abcd')
    await client.tokens.list()
    await client.datasets.list()
    await client.views.list()
    for (const { headers } of seen) expect(headers['x-axiom-org-id']).toBe('axiom-abcd')
  })

  it('is not named to the person and to the list of organisations', async () => {
    const { client, seen } = await clientOf(
      ({ url }, response) => json(response, url === '/v2/orgs' ? [] : { id: 'u' }),
      'axiom-abcd',
    )
    await client.organisations.list()
    await client.users.current()
    expect(seen.map(({ url }) => url)).toEqual(['/v2/orgs', '/v2/user'])
    for (const { headers } of seen) expect(headers).not.toHaveProperty('x-axiom-org-id')
  })

  it('is left out where it is not known', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, []))
    await client.tokens.list()
    expect(seen[0]?.headers).not.toHaveProperty('x-axiom-org-id')
    expect(seen[0]?.headers.authorization).toBe('Bearer opaque-bearer')
  })
})

describe('what is read', () => {
  it('datasets', async () => {
    const dataset = {
      ...{ id: 'a', name: 'a\u202e', description: null, kind: 'axiom:events:v1', mapFields: null },
      created: '2026-01-02T03:04:05.6Z',
    }
    const shared = { id: 'b', name: 'b', sharedByOrg: 'axiom-other' }
    const { client } = await clientOf((_, response) => json(response, [dataset, shared]))
    expect(await client.datasets.list()).toEqual([
      {
        ...{ id: 'a', name: 'a⟨U+202E⟩', description: '', kind: 'axiom:events:v1' },
        createdAt: new Date('2026-01-02T03:04:05.600Z'),
      },
      {
        ...{ id: 'b', name: 'b', description: '', kind: '', createdAt: null },
        sharedByOrg: 'axiom-other',
      },
    ])
  })

  it('views', async () => {
    const { client } = await clientOf((_, response) =>
      json(response, [{ name: 'v', aplQuery: "['a']", datasets: null }]),
    )
    expect(await client.views.list()).toEqual([
      { name: 'v', aplQuery: "['a']", description: '', datasets: [] },
    ])
  })

  it('the person, whose role may be missing, and the server’s clock', async () => {
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT'
    const { client } = await clientOf((_, response) =>
      json(response, { id: 'u', name: 'n', email: 'n@example.com' }, 200, { date }),
    )
    expect(await client.users.current()).toEqual({
      user: { id: 'u', name: 'n', email: 'n@example.com' },
      serverDate: new Date(date),
    })
  })

  it('organisations, of which much may be missing', async () => {
    const { client } = await clientOf((_, response) =>
      json(response, [
        { id: 'a', name: 'A', plan: 'personal', role: 'owner', license: {} },
        { id: 'b' },
      ]),
    )
    expect(await client.organisations.list()).toEqual([
      { id: 'a', name: 'A', plan: 'personal', role: 'owner' },
      { id: 'b', name: '', plan: '', role: '' },
    ])
  })

  it.each(['datasets', 'views', 'organisations'] as const)('%s: null is none', async (resource) => {
    const { client } = await clientOf((_, response) => json(response, null))
    expect(await client[resource].list()).toEqual([])
  })
})

it.each([
  ['xaat-8b4d2f0a', 'api-token'],
  ['xapt-123', 'personal-access-token'],
  ['xait-123', 'ingest-token'],
  ['eyJhbGciOi', 'other'],
])('%s… is recognised by its prefix: %s', (value, kind) => {
  expect(axiomCredentialKind(new Secret(value))).toBe(kind)
})
