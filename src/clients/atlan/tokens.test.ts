import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json, type Seen } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'
import type { TokenPage } from './tokens.ts'

/** A token as a list shows it. */
function record(id: string, attributes: object = {}): object {
  return {
    id,
    attributes: {
      clientId: `apikey-${id}`,
      displayName: `token ${id}`,
      description: '',
      'access.token.lifespan': '7776000',
      createdAt: '1795293245000',
      createdBy: 'conn.admin',
      ...attributes,
    },
  }
}

/** A server that lists these, whatever filter it is sent. */
async function listing(...records: readonly object[]) {
  return clientOf((request, response) => {
    const offset = Number(queryOf(request).get('offset'))
    const limit = Number(queryOf(request).get('limit'))
    const page = records.slice(offset, offset + limit)
    json(response, { totalRecord: 99, filterRecord: records.length, records: page })
  })
}

const queryOf = (request: Seen | undefined): URLSearchParams =>
  new URL(request?.url ?? '', 'http://x').searchParams

async function pagesOf(pages: AsyncIterable<TokenPage>): Promise<TokenPage[]> {
  const all: TokenPage[] = []
  for await (const page of pages) all.push(page)
  return all
}

describe('the list of tokens', () => {
  it('is read page by page, as far as the server’s own count goes', async () => {
    const { client, seen } = await listing(record('1'), record('2'), record('3'))
    const pages = await pagesOf(client.tokens.pages({ pageSize: 2, sort: '-createdAt' }))
    expect(pages.map(({ tokens }) => tokens.map(({ id }) => id))).toEqual([['1', '2'], ['3']])
    expect(pages.map(({ total }) => total)).toEqual([3, 3])
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/service/apikeys?count=true&offset=0&limit=2&sort=-createdAt',
      '/api/service/apikeys?count=true&offset=2&limit=2&sort=-createdAt',
    ])
  })

  it('is read up to an empty page, in steps of what came, when the server does not count', async () => {
    const { client } = await clientOf((request, response) => {
      const offset = Number(queryOf(request).get('offset'))
      json(response, { records: offset < 3 ? [record(String(offset))] : [] })
    })
    const pages = await pagesOf(client.tokens.pages())
    expect(pages.flatMap(({ tokens }) => tokens.map(({ id }) => id))).toEqual(['0', '1', '2'])
  })

  it('shows a token once, also when another one moved it to the next page', async () => {
    const { client } = await listing(record('1'), record('2'), record('2'), record('3'))
    const pages = await pagesOf(client.tokens.pages({ pageSize: 2 }))
    expect(pages.flatMap(({ tokens }) => tokens.map(({ id }) => id))).toEqual(['1', '2', '3'])
  })

  it.each([
    ['the JSON text of names', '["default/a","default/b"]', ['default/a', 'default/b']],
    ['objects', [{ id: 'i', persona: 'A', personaQualifiedName: 'default/a' }], ['default/a']],
    ['the JSON text of objects', '[{"personaQualifiedName":"default/a"}]', ['default/a']],
    ['an array of names', ['default/a'], ['default/a']],
    ['empty text', '', []],
    ['null', null, []],
    ['nothing', undefined, []],
  ])('takes personas as %s', async (_, personaQualifiedName, expected) => {
    const { client } = await listing(record('1', { personaQualifiedName }))
    const token = await client.tokens.get('1')
    expect(token?.personas.map(({ qualifiedName }) => qualifiedName)).toEqual(expected)
  })

  it('takes numbers as text and as numbers, and the name of the attributes first', async () => {
    const { client } = await listing({
      ...record('1', { 'access.token.lifespan': 60, createdAt: 1795293245000 }),
      displayName: 'older name',
      clientId: 'older id',
    })
    expect(await client.tokens.get('1')).toEqual({
      id: '1',
      clientId: 'apikey-1',
      name: 'token 1',
      description: '',
      personas: [],
      createdAt: new Date(1795293245000),
      createdBy: 'conn.admin',
      lifetimeSeconds: 60,
    })
  })

  it.each([
    ['no client id', { clientId: undefined }],
    ['no lifetime', { 'access.token.lifespan': undefined }],
    ['a lifetime that is no number', { 'access.token.lifespan': 'never' }],
    ['a birthday that no calendar has', { createdAt: 9e15 }],
    ['personas that are no list', { personaQualifiedName: '{"a":1}' }],
  ])('is a problem, not a guess, for %s', async (_, attributes) => {
    const { client } = await listing(record('1', attributes))
    const problem = await problemFrom(client.tokens.get('1'))
    expect(problem).toMatchObject({ kind: 'failed', code: 'unexpected-answer' })
    expect(problem.detail).toContain('records.0.')
  })

  it('makes unsafe characters visible', async () => {
    const { client } = await listing(record('1', { displayName: 'safe\u202Egpj' }))
    expect((await client.tokens.get('1'))?.name).toBe('safe⟨U+202E⟩gpj')
  })
})

describe('looking a token up', () => {
  it('sends a filter that survives quotes, backslashes and invisible characters', async () => {
    const { client, seen } = await listing()
    const name = '"},{"a\\b & ü⟨U+200B⟩'
    expect(await client.tokens.byName(name)).toEqual([])
    expect(JSON.parse(queryOf(seen[0]).get('filter') ?? '')).toEqual({
      displayName: '"},{"a\\b & ü\u200B',
    })
  })

  it('believes no filter: every match is compared', async () => {
    const { client } = await listing(
      record('1', { displayName: 'ETL' }),
      record('2', { displayName: 'etl' }),
      record('3', { displayName: 'etl ' }),
      record('4', { displayName: 'etl' }),
    )
    expect((await client.tokens.byName('etl')).map(({ id }) => id)).toEqual(['2', '4'])
    expect((await client.tokens.byClientId('apikey-3'))?.id).toBe('3')
    expect((await client.tokens.get('4'))?.id).toBe('4')
    expect(await client.tokens.get('5')).toBeUndefined()
  })

  it('finds part of a name in any case, and takes wildcards for what they look like', async () => {
    const { client, seen } = await listing(
      record('1', { displayName: '100% ETL' }),
      record('2', { displayName: '1000 etl' }),
    )
    const pages = await pagesOf(client.tokens.pages({ filter: { nameContains: '0% e' } }))
    expect(pages.flatMap(({ tokens }) => tokens.map(({ id }) => id))).toEqual(['1'])
    expect(queryOf(seen[0]).get('filter')).toBe('{"displayName":{"$ilike":"%0% e%"}}')
  })
})

describe('creating a token', () => {
  const wanted = {
    name: 'nightly ⟨U+200B⟩',
    description: '',
    personas: ['default/a'],
    lifetimeSeconds: 7_776_000,
  }
  const personaQualifiedName = [{ id: 'i', persona: 'A', personaQualifiedName: 'default/a' }]

  it('sends all five fields, the empty ones too, and gives the secret', async () => {
    const { client, seen, transport } = await clientOf((_, response) =>
      json(response, record('1', { accessToken: 'opaque-new-secret', personaQualifiedName })),
    )
    const { token, secret } = await client.tokens.create(wanted)
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/service/apikeys' })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      displayName: 'nightly \u200B',
      description: '',
      personas: [],
      personaQualifiedNames: ['default/a'],
      validitySeconds: 7_776_000,
    })
    expect(token).toMatchObject({ id: '1', personas: [{ qualifiedName: 'default/a', name: 'A' }] })
    expect(secret.reveal()).toBe('opaque-new-secret')
    expect(JSON.stringify([token, secret, transport.trace.entries()])).not.toMatch(/opaque-new/)
    expect(transport.redactor.redact('x opaque-new-secret')).not.toMatch(/opaque-new/)
  })

  it('is in doubt when the secret is missing from the answer', async () => {
    const { client } = await clientOf((_, response) => json(response, record('1')))
    const problem = await problemFrom(client.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'secret-missing' })
  })

  it('is in doubt when the answer cannot be read', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, { id: '1' }))
    const problem = await problemFrom(client.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(seen).toHaveLength(1)
  })
})

it('deletes a token by its id, whatever the answer holds', async () => {
  for (const body of ['', '{}', '{"a":1}']) {
    const { client, seen } = await clientOf((_, response) => response.end(body))
    await client.tokens.remove('a/b')
    expect(seen[0]).toMatchObject({ method: 'DELETE', url: '/api/service/apikeys/a%2Fb' })
  }
})
