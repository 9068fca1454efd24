import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const APIKEYS = '/api/service/apikeys'
const DAY = 86_400

test('a created token is answered with 200, its secret, and texts for numbers', async () => {
  const { call, token, practice } = await startTrial()
  const answer = await call(token, 'POST', APIKEYS, { displayName: 'etl', validitySeconds: 3600 })
  expect(answer.status).toBe(200)
  expect(answer.body.attributes).toMatchObject({
    'access.token.lifespan': '3600',
    description: '',
    displayName: 'etl',
    createdBy: practice.atlan.apiToken.username,
    personaQualifiedName: [],
    workspacePermissions: [],
  })
  expect(answer.body.attributes.createdAt).toMatch(/^\d{13}$/)
  const me = await call(answer.body.attributes.accessToken, 'GET', '/api/service/users/current')
  expect(me.body.username).toBe(`service-account-${answer.body.clientId}`)
  expect(me.body.id).not.toBe(answer.body.id)
})

test('the secret is in the answer to the creation and nowhere else', async () => {
  const { call, token, newToken } = await startTrial()
  const { id } = await newToken({ displayName: 'etl' })
  const updated = await call(token, 'POST', `${APIKEYS}/${id}`, { displayName: 'etl' })
  const listed = await call(token, 'GET', `${APIKEYS}?limit=100`)
  expect(updated.text + listed.text).not.toContain('accessToken')
})

test('a token without a name is refused, one without anything else is not', async () => {
  const { call, token } = await startTrial()
  expect((await call(token, 'POST', APIKEYS, {})).status).toBe(400)
  const bare = await call(token, 'POST', APIKEYS, { displayName: 'bare', validitySeconds: null })
  expect(bare.status).toBe(200)
  expect(bare.body.attributes['access.token.lifespan']).toBe('157680000')
})

test('a list shows personas as JSON text, an update as objects', async () => {
  const { call, token, find, newToken } = await startTrial()
  const persona = await find('Persona', 'Data Assets')
  const { id } = await newToken({ personaQualifiedNames: [persona.qualifiedName] })
  const listed = await call(token, 'GET', `${APIKEYS}?filter=${filter({ id })}`)
  expect(listed.body.records[0].attributes.personaQualifiedName).toBe(
    JSON.stringify([persona.qualifiedName]),
  )
  const body = { displayName: 'trial', personaQualifiedNames: [persona.qualifiedName] }
  const updated = await call(token, 'POST', `${APIKEYS}/${id}`, body)
  expect(updated.body.attributes.personaQualifiedName).toEqual([
    { id: persona.guid, persona: 'Data Assets', personaQualifiedName: persona.qualifiedName },
  ])
})

test('an update that names no personas and no description takes both away', async () => {
  const { call, token, find, newToken } = await startTrial()
  const persona = await find('Persona', 'Data Assets')
  const { id } = await newToken({
    description: 'mine',
    personaQualifiedNames: [persona.qualifiedName],
  })
  await call(token, 'POST', `${APIKEYS}/${id}`, { displayName: 'renamed' })
  const { body } = await call(token, 'GET', `${APIKEYS}?filter=${filter({ id })}`)
  expect(body.records[0].attributes).toMatchObject({
    displayName: 'renamed',
    description: '',
    personaQualifiedName: '[]',
  })
})

test('an update cannot change the lifetime', async () => {
  const { call, token, newToken } = await startTrial()
  const { id } = await newToken({ validitySeconds: 3600 })
  const body = { displayName: 'trial', validitySeconds: 7200 }
  const { body: updated } = await call(token, 'POST', `${APIKEYS}/${id}`, body)
  expect(updated.attributes['access.token.lifespan']).toBe('3600')
})

test('a description of one space is kept as it was sent', async () => {
  const { call, token } = await startTrial()
  const body = { displayName: 'go', description: ' ' }
  const { body: created } = await call(token, 'POST', APIKEYS, body)
  expect(created.attributes.description).toBe(' ')
})

test('a list of null for personas links none', async () => {
  const { call, token, newToken } = await startTrial()
  const { id } = await newToken()
  const body = { displayName: 'java', personaQualifiedNames: [null] }
  const answer = await call(token, 'POST', `${APIKEYS}/${id}`, body)
  expect(answer.body.attributes.personaQualifiedName).toEqual([])
})

test('an unknown persona is refused and nothing is created', async () => {
  const { call, token } = await startTrial()
  const body = { displayName: 'lost', personaQualifiedNames: ['default/nowhere'] }
  expect((await call(token, 'POST', APIKEYS, body)).status).toBe(400)
  const { body: list } = await call(
    token,
    'GET',
    `${APIKEYS}?filter=${filter({ displayName: 'lost' })}`,
  )
  expect(list.records).toEqual([])
})

test('a deleted token is gone from the list and refused at once', async () => {
  const { call, token, newToken } = await startTrial()
  const { id, bearer } = await newToken()
  expect((await call(token, 'DELETE', `${APIKEYS}/${id}`)).status).toBe(200)
  expect((await call(bearer, 'GET', '/api/service/users/current')).status).toBe(401)
  const { body } = await call(token, 'GET', `${APIKEYS}?filter=${filter({ id })}`)
  expect(body).toMatchObject({ filterRecord: 0, records: [] })
  expect(body.totalRecord).toBeGreaterThan(0)
  expect((await call(token, 'DELETE', `${APIKEYS}/${id}`)).status).toBe(404)
})

test('a token is refused from the second it expires', async () => {
  const { call, newToken, pass } = await startTrial()
  const { bearer } = await newToken({ validitySeconds: 60 })
  pass(58_000)
  expect((await call(bearer, 'GET', '/api/service/users/current')).status).toBe(200)
  pass(3000)
  expect((await call(bearer, 'GET', '/api/service/users/current')).status).toBe(401)
})

test('the old "never" of 409968000 seconds wraps past 2038 and is dead at birth', async () => {
  const { call, newToken } = await startTrial()
  const { bearer } = await newToken({ validitySeconds: 409_968_000 })
  expect(claimsOf(bearer).exp).toBeLessThan(0)
  expect((await call(bearer, 'GET', '/api/service/users/current')).status).toBe(401)
})

test('before 22 January 2025, 03:14:07 UTC, the same lifetime still worked', async () => {
  const { call, newToken } = await startTrial({ now: () => Date.UTC(2025, 0, 22, 3, 14, 7) })
  const { bearer } = await newToken({ validitySeconds: 409_968_000 })
  expect(claimsOf(bearer).exp).toBe(2 ** 31 - 1)
  expect((await call(bearer, 'GET', '/api/service/users/current')).status).toBe(200)
})

test.each([
  ['equality', { displayName: 'nightly-etl' }, ['nightly-etl']],
  [
    'case-insensitive pattern',
    { displayName: { $ilike: '%-SYNC' } },
    ['catalog-sync', 'legacy-sync', 'looker-sync'],
  ],
  [
    'one of several',
    { displayName: { $in: ['dbt-cloud', 'soda-checks'] } },
    ['dbt-cloud', 'soda-checks'],
  ],
  [
    'alternatives',
    { $or: [{ displayName: 'dbt-cloud' }, { displayName: { $ilike: 'SODA%' } }] },
    ['dbt-cloud', 'soda-checks'],
  ],
  [
    'several fields at once',
    { displayName: { $ilike: '%sync' }, createdBy: 'other.admin' },
    ['legacy-sync', 'looker-sync'],
  ],
])('the filter knows %s', async (_name, condition, names) => {
  const { call, token } = await startTrial()
  const { body } = await call(
    token,
    'GET',
    `${APIKEYS}?count=True&offset=0&filter=${filter(condition)}&sort=displayName`,
  )
  const found = body.records.map((record: { displayName: string }) => record.displayName)
  expect(found.sort()).toEqual(names)
  expect(body.filterRecord).toBe(names.length)
})

test('a filter that is not JSON is refused', async () => {
  const { call, token } = await startTrial()
  const path = `${APIKEYS}?filter=${encodeURIComponent('{"displayName":"a "b""}')}`
  expect((await call(token, 'GET', path)).status).toBe(400)
})

test('pages follow each other in the order asked for and end with an empty one', async () => {
  const { call, token } = await startTrial()
  const pages = await Promise.all(
    [0, 5, 10, 15].map((offset) =>
      call(token, 'GET', `${APIKEYS}?limit=5&offset=${offset}&sort=-createdAt`),
    ),
  )
  const times = pages.flatMap(({ body }) =>
    body.records.map((record: { attributes: { createdAt: string } }) =>
      Number(record.attributes.createdAt),
    ),
  )
  expect(times).toHaveLength(13)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(pages.at(-1)?.body).toMatchObject({ totalRecord: 13, records: [] })
})

test.each(['data.steward', 'guest.user'])('%s may not manage tokens', async (username) => {
  const { call, as } = await startTrial()
  const answer = await call(await as(username), 'POST', APIKEYS, { displayName: 'mine' })
  expect(answer).toMatchObject({ status: 403, body: { code: 403, error: 'Forbidden' } })
  expect(answer.body.message).toContain(username)
})

test('an $admin creates tokens that name them as creator', async () => {
  const { call, as } = await startTrial()
  const answer = await call(await as('other.admin'), 'POST', APIKEYS, { displayName: 'mine' })
  expect(answer.body.attributes.createdBy).toBe('other.admin')
})

test('the seeded tokens are in every state of expiry', async () => {
  const { call, token } = await startTrial()
  const { body } = await call(token, 'GET', `${APIKEYS}?limit=100`)
  const states = body.records.map(({ attributes }: { attributes: Record<string, string> }) =>
    stateOf(attributes),
  )
  expect(body.records).toHaveLength(13)
  expect(new Set(states)).toEqual(new Set(['active', 'expiring', 'expired', 'overflow', 'long']))
})

function stateOf(attributes: Record<string, string>): string {
  const lifespan = Number(attributes['access.token.lifespan'])
  const expires = Number(attributes.createdAt) / 1000 + lifespan
  const left = expires - Date.now() / 1000
  if (expires > 2 ** 31) return 'overflow'
  if (left < 0) return 'expired'
  if (left < 30 * DAY) return 'expiring'
  return left > 365 * DAY ? 'long' : 'active'
}

function filter(condition: unknown): string {
  return encodeURIComponent(JSON.stringify(condition))
}

function claimsOf(bearer: string): { exp: number } {
  return JSON.parse(Buffer.from(bearer.split('.')[1] ?? '', 'base64url').toString())
}
