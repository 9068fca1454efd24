import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { cut, json } from '#src/clients/http/testing/server.ts'
import type { CapabilityMatrix } from '#src/domain/capability-matrix.ts'
import { clientOf } from './testing/client.ts'
import type { NewAxiomToken } from './tokens.ts'

const bare = { id: 'i', name: 'n', datasetCapabilities: {}, orgCapabilities: {} }
const ingest: CapabilityMatrix = {
  datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
  viewCapabilities: {},
  orgCapabilities: {},
}
const wanted: NewAxiomToken = { name: 'n', description: '', expiresAt: null, capabilities: ingest }
const secret = `xaat-${'1'.repeat(8)}-1111-4111-8111-${'1'.repeat(12)}`

/** The token that a server's record is understood as. */
async function decoded(record: object) {
  const { client } = await clientOf((_, response) => json(response, { ...bare, ...record }))
  return client.tokens.get('i')
}

/** The body that this call sends. */
async function sent(token: Partial<NewAxiomToken>) {
  const { client, seen } = await clientOf((_, response) =>
    json(response, { ...bare, token: secret }),
  )
  await client.tokens.create({ ...wanted, ...token })
  return JSON.parse(seen[0]?.body ?? '')
}

describe('members that are newer than this program', () => {
  const newer = { monitorCapabilities: { 'm\u202e': { mute: ['create', '\u0007'] } } }

  it('are read, shown in a safe form, and written back as they were', async () => {
    const { capabilities } = await decoded({ ...ingest, ...newer })
    expect(JSON.stringify(capabilities.newer)).toBe(
      '{"monitorCapabilities":{"m⟨U+202E⟩":{"mute":["create","⟨U+0007⟩"]}}}',
    )
    expect(await sent({ capabilities })).toMatchObject(newer)
  })

  it('are left alone where they grant nothing or are no capabilities', async () => {
    const record = { monitorCapabilities: {}, otherCapabilities: null, createdAt: '2026-01-01' }
    expect((await decoded(record)).capabilities).not.toHaveProperty('newer')
  })
})

describe('a token from Axiom', () => {
  it.each([
    ['nothing', {}],
    ['null', { expiresAt: null }],
    ['an empty text', { expiresAt: '' }],
    ['the year 1', { expiresAt: '0001-01-01T00:00:00Z' }],
    ['the year 1 elsewhere', { expiresAt: '0001-01-01T00:00:00+02:00' }],
  ])('never ends: %s', async (_, record) => {
    expect((await decoded(record)).expiresAt).toBeNull()
  })

  it.each(['2027-01-01T00:00:00Z', '2027-01-01T01:00:00.123456789+01:00'])(
    'ends at %s',
    async (expiresAt) => {
      expect((await decoded({ expiresAt })).expiresAt?.toISOString()).toMatch(
        /^2027-01-01T00:00:00/,
      )
    },
  )

  it.each(['soon', '2027-01-01', 1_800_000_000])('cannot end %s', async (expiresAt) => {
    const problem = await problemFrom(decoded({ expiresAt }))
    expect(problem).toMatchObject({ code: 'unexpected-answer' })
    expect(problem.detail).toContain('expiresAt')
  })

  it.each([
    ['null', { datasetCapabilities: null, viewCapabilities: null, orgCapabilities: null }],
    ['nothing', { datasetCapabilities: undefined, orgCapabilities: undefined }],
    ['null lists', { datasetCapabilities: { a: { ingest: null }, b: null }, orgCapabilities: {} }],
    ['empty lists', { datasetCapabilities: { a: { ingest: [] } }, orgCapabilities: { users: [] } }],
  ])('grants nothing: %s', async (_, record) => {
    expect(await decoded({ ...record, description: null, samlAuthenticated: null })).toEqual({
      id: 'i',
      name: 'n',
      description: '',
      expiresAt: null,
      capabilities: { datasetCapabilities: {}, viewCapabilities: {}, orgCapabilities: {} },
      samlAuthenticated: false,
    })
  })

  it('keeps what a newer Axiom grants, also on its way back', async () => {
    const capabilities = {
      datasetCapabilities: { a: { query: ['read'], teleport: ['beam'] } },
      viewCapabilities: { v: { share: ['read', 'approve'] } },
      orgCapabilities: { robots: ['read'] },
    }
    const token = await decoded(capabilities)
    expect(token.capabilities).toEqual(capabilities)
    expect(await sent({ capabilities: token.capabilities })).toMatchObject(capabilities)
  })

  it('has names fit to be shown, and gives them back as they were', async () => {
    const name = 'a\u202eb\n⟨'
    const token = await decoded({ name, datasetCapabilities: { [name]: { query: ['read'] } } })
    expect(token.name).toBe('a⟨U+202E⟩b⏎⟨U+27E8⟩')
    expect(Object.keys(token.capabilities.datasetCapabilities)).toEqual([token.name])
    expect(await sent(token)).toMatchObject({
      name,
      datasetCapabilities: { [name]: { query: ['read'] } },
    })
  })

  it('may be about a dataset whose name means something to JavaScript', async () => {
    const names = ['__proto__', 'constructor']
    const grants = names.map((name) => `${JSON.stringify(name)}:{"query":["read"]}`)
    const record = `{"id":"i","name":"n","datasetCapabilities":{${grants}},"orgCapabilities":{}}`
    const { client } = await clientOf((_, response) => response.end(record))
    const { capabilities } = await client.tokens.get('i')
    expect(Object.keys(capabilities.datasetCapabilities)).toEqual(names)
  })

  it.each([
    ['no id', { id: undefined }],
    ['a name that is no text', { name: 7 }],
    ['capabilities that are a list', { datasetCapabilities: [] }],
    ['actions that are a text', { orgCapabilities: { users: 'read' } }],
    ['grants that are a text', { datasetCapabilities: { a: 'all' } }],
  ])('is not one with %s', async (_, record) => {
    expect((await problemFrom(decoded(record))).code).toBe('unexpected-answer')
  })

  it('is found under an id that needs encoding', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, bare))
    await client.tokens.get('a/b ?')
    expect(seen[0]?.url).toBe('/v2/tokens/a%2Fb%20%3F')
  })
})

it('takes null for an empty list', async () => {
  const { client } = await clientOf((_, response) => json(response, null))
  expect(await client.tokens.list()).toEqual([])
})

describe('creating a token', () => {
  it('sends all of it, and views only where there are some', async () => {
    expect(await sent({ description: 'd', expiresAt: new Date('2027-01-01T00:00:00Z') })).toEqual({
      name: 'n',
      description: 'd',
      expiresAt: '2027-01-01T00:00:00.000Z',
      datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
      orgCapabilities: {},
    })
    const viewCapabilities = { errors: { query: ['read'] } }
    expect(await sent({ capabilities: { ...ingest, viewCapabilities } })).toMatchObject({
      expiresAt: null,
      viewCapabilities,
    })
  })

  it('gives the secret apart from the token, and watches for it from then on', async () => {
    const { client, transport } = await clientOf((_, response) =>
      json(response, { ...bare, token: secret }),
    )
    const created = await client.tokens.create(wanted)
    expect(created.secret.reveal()).toBe(secret)
    expect(JSON.stringify(created)).not.toContain(secret)
    expect(JSON.stringify(transport.trace.entries())).not.toContain(secret)
    expect(transport.redactor.redact(`a ${Buffer.from(secret).toString('base64')}`)).toContain(
      '[hidden]',
    )
  })

  it.each([undefined, null, ''])('says so when the secret is missing: %j', async (token) => {
    const { client } = await clientOf((_, response) => json(response, { ...bare, token }))
    const problem = await problemFrom(client.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'secret-missing' })
    expect(problem.detail).toContain('The token i ')
  })
})

describe('regenerating a token', () => {
  const oldExpiresAt = new Date('2026-11-23T00:00:00Z')
  const newExpiresAt = new Date('2027-11-21T00:00:00Z')

  it.each([
    [
      'its content again',
      { oldExpiresAt, newExpiresAt },
      { newTokenExpiresAt: '2027-11-21T00:00:00.000Z' },
    ],
    ['for ever', { oldExpiresAt, newExpiresAt: null }, { newTokenExpiresAt: null }],
    [
      'another content',
      { oldExpiresAt, newToken: { ...wanted, expiresAt: newExpiresAt } },
      {
        newToken: {
          name: 'n',
          description: '',
          expiresAt: '2027-11-21T00:00:00.000Z',
          datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
          orgCapabilities: {},
        },
      },
    ],
  ])('sends when the old one ends and %s', async (_, change, body) => {
    const { client, seen } = await clientOf((_, response) =>
      json(response, { ...bare, id: 'new', token: secret }),
    )
    expect((await client.tokens.regenerate('i', change)).token.id).toBe('new')
    expect(seen[0]?.url).toBe('/v2/tokens/i/regenerate')
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      existingTokenExpiresAt: '2026-11-23T00:00:00.000Z',
      ...body,
    })
  })

  it('leaves an unknown outcome behind when its answer is lost, and is not repeated', async () => {
    const { client, seen } = await clientOf(cut)
    const problem = await problemFrom(client.tokens.regenerate('i', { oldExpiresAt, newExpiresAt }))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(seen).toHaveLength(1)
  })
})

it('deletes one', async () => {
  const { client, seen } = await clientOf((_, response) => response.writeHead(204).end())
  await client.tokens.remove('i')
  expect(seen[0]).toMatchObject({ method: 'DELETE', url: '/v2/tokens/i' })
})
