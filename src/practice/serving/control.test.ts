import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const CONTROL = '/_practice/control'
const APIKEYS = '/api/service/apikeys'

test('faults and delays change while the tenant runs', async () => {
  const { call, token } = await startTrial()
  const fault = `status=503:GET ${APIKEYS}:*`
  const { body } = await call(undefined, 'POST', CONTROL, { faults: [fault], grantDelayMs: 0 })
  expect(body).toMatchObject({
    settings: { grantDelayMs: 0, indexLagMs: 500 },
    faults: [{ spec: fault, remaining: '*' }],
  })
  expect((await call(token, 'GET', APIKEYS)).status).toBe(503)
  await call(undefined, 'POST', CONTROL, { faults: [] })
  expect((await call(token, 'GET', APIKEYS)).status).toBe(200)
})

test('no fault reaches the control path itself', async () => {
  const { call } = await startTrial({ faults: ['drop-before:* /:*'] })
  expect((await call(undefined, 'GET', CONTROL)).status).toBe(200)
})

test.each([
  { faults: ['nonsense'] },
  { grantDelayMs: -1 },
  { grantDelayMs: 'soon' },
  { grantDelayMs: 0, unknown: 1 },
])('%j is refused and changes nothing', async (body) => {
  const { call } = await startTrial()
  expect((await call(undefined, 'POST', CONTROL, body)).status).toBe(400)
  expect((await call(undefined, 'GET', CONTROL)).body.settings.grantDelayMs).toBe(2000)
})

test('a form of a foreign web page changes nothing', async () => {
  const { baseUrl } = await startTrial()
  const response = await fetch(baseUrl + CONTROL, { method: 'POST', body: '{"grantDelayMs":0}' })
  expect(response.status).toBe(415)
})

test('a deleted token lives on in the metadata service for as long as asked for', async () => {
  const { call, token, newToken, pass } = await startTrial()
  await call(undefined, 'POST', CONTROL, { revocationDelayMs: 60_000 })
  const { id, bearer } = await newToken()
  await call(token, 'DELETE', `${APIKEYS}/${id}`)
  const search = { dsl: { query: { match_all: {} } } }
  const metadata = async () =>
    (await call(bearer, 'POST', '/api/meta/search/indexsearch', search)).status
  expect((await call(bearer, 'GET', '/api/service/whoami')).status).toBe(401)
  expect(await metadata()).toBe(200)
  pass(60_000)
  expect(await metadata()).toBe(401)
})
