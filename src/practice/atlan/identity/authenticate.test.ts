import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const ME = '/api/service/users/current'

test.each([
  ['no bearer', undefined],
  ['a text nobody signed', 'nope'],
  ['a damaged bearer', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA'],
])('%s is refused before anything else is looked at', async (_name, bearer) => {
  const { call } = await startTrial()
  const service = await call(bearer, 'GET', '/api/service/no-such-thing')
  expect(service).toMatchObject({ status: 401, body: { code: 401, error: 'Unauthorized' } })
  const atlas = await call(bearer, 'POST', '/api/meta/entity/bulk/', 'not an object')
  expect(atlas).toMatchObject({ status: 401, body: { message: 'Unauthorized', status: '401' } })
  expect(atlas.body).toHaveProperty('servlet')
  expect(atlas.body.url).toBe('/api/meta/entity/bulk/')
})

test('a bearer of another tenant is refused', async () => {
  const here = await startTrial()
  const there = await startTrial()
  expect((await here.call(there.token, 'GET', ME)).status).toBe(401)
})

test("a person's bearer lives as long as was asked for", async () => {
  const { call, as, pass } = await startTrial({ bearerLifeSeconds: 300 })
  const bearer = await as('conn.admin')
  pass(298_000)
  expect((await call(bearer, 'GET', ME)).body).toMatchObject({
    username: 'conn.admin',
    emailVerified: true,
    enabled: true,
  })
  pass(3000)
  expect((await call(bearer, 'GET', ME)).status).toBe(401)
})

test("a page's own request with a dead bearer gets 419", async () => {
  const { baseUrl } = await startTrial()
  const response = await fetch(`${baseUrl}/api/meta/search/indexsearch`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  })
  expect(response.status).toBe(419)
})

test("a person's bearer tells who, which role, and which browser client", async () => {
  const { as, baseUrl } = await startTrial()
  const claims = decodeJwt(await as('subrole.admin'))
  expect(claims).toMatchObject({
    iss: `${baseUrl}/auth/realms/default`,
    azp: 'atlan-frontend',
    typ: 'Bearer',
    preferred_username: 'subrole.admin',
    email: 'subrole.admin@practice.example',
    realm_access: { roles: expect.arrayContaining(['$admin', '$admin_connections']) },
  })
})

test("an API token's bearer names its client and nobody's e-mail", async () => {
  const { practice } = await startTrial()
  const { clientId, username, secret } = practice.atlan.apiToken
  const claims = decodeJwt(secret)
  expect(claims).toMatchObject({ azp: clientId, clientId, preferred_username: username })
  expect(claims).not.toHaveProperty('email')
})

test("the answer's date is the tenant's clock", async () => {
  const { call, token, pass } = await startTrial()
  pass(3_600_000)
  const { headers } = await call(token, 'GET', ME)
  const ahead = Date.parse(headers.get('date') ?? '') - Date.now()
  expect(Math.round(ahead / 60_000)).toBe(60)
})
