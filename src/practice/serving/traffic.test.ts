import { request } from 'node:http'
import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const APIKEYS = '/api/service/apikeys'
const BULK = '/api/meta/entity/bulk'

async function tokenNames({ call, token }: Awaited<ReturnType<typeof startTrial>>) {
  const { body } = await call(token, 'GET', `${APIKEYS}?limit=100`)
  return body.records.map((record: { displayName: string }) => record.displayName)
}

test('drop-before cuts the connection and nothing was done', async () => {
  const trial = await startTrial({ faults: [`drop-before:POST ${APIKEYS}`] })
  await expect(trial.call(trial.token, 'POST', APIKEYS, { displayName: 'lost' })).rejects.toThrow()
  expect(await tokenNames(trial)).not.toContain('lost')
})

test('drop-after cuts the connection although it was done, once', async () => {
  const trial = await startTrial({ faults: [`drop-after:POST ${APIKEYS}`] })
  await expect(trial.call(trial.token, 'POST', APIKEYS, { displayName: 'ghost' })).rejects.toThrow()
  expect(await tokenNames(trial)).toContain('ghost')
  const again = await trial.call(trial.token, 'POST', APIKEYS, { displayName: 'second' })
  expect(again.status).toBe(200)
})

test.each([
  [401, APIKEYS, { code: 401 }],
  [403, APIKEYS, { code: 403, error: 'Forbidden' }],
  [500, APIKEYS, { code: 500 }],
  [401, BULK, { status: '401', message: 'Unauthorized' }],
  [500, BULK, { message: 'There was an error processing your request.' }],
  [503, BULK, { errorCode: 'ATLAS-503-00-001' }],
])('status=%i on %s answers in the words of that service', async (status, path, body) => {
  const { call, token } = await startTrial({ faults: [`status=${status}:* ${path}:2`] })
  expect(await call(token, 'POST', path, {})).toMatchObject({ status, body })
  expect((await call(token, 'POST', path, {})).status).toBe(status)
  expect((await call(token, 'POST', path, {})).status).not.toBe(status)
})

test('status=429 says when to come back', async () => {
  const { call, token } = await startTrial({ faults: [`status=429:GET ${APIKEYS}`] })
  const answer = await call(token, 'GET', APIKEYS)
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('1')
})

test('garbage is a web page with status 200', async () => {
  const { call, token } = await startTrial({ faults: [`garbage:GET ${APIKEYS}:*`] })
  const answer = await call(token, 'GET', APIKEYS)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(answer.text).toContain('<html>')
})

test('truncate sends half of the body', async () => {
  const { call, token } = await startTrial({ faults: [`truncate:GET ${APIKEYS}`] })
  const half = await call(token, 'GET', `${APIKEYS}?limit=5`)
  const whole = await call(token, 'GET', `${APIKEYS}?limit=5`)
  expect(half.body).toBeUndefined()
  expect(whole.text.startsWith(half.text)).toBe(true)
  expect(half.text.length).toBe(Math.floor(whole.text.length / 2))
})

test('a slow request ends when the practice is closed', async () => {
  const { call, token, practice } = await startTrial({ faults: ['slow=600000:GET /api'] })
  const slow = call(token, 'GET', APIKEYS)
  const ended = expect(slow).rejects.toThrow()
  await call(token, 'GET', '/api/service/whoami')
  await practice.close()
  await ended
})

test.each([
  'explode:GET /api',
  'status=418:GET /api',
  'slow:GET /api',
  'garbage=1:GET /api',
  'status=503:GET',
  'status=503:get /api',
])('%s is no fault', async (spec) => {
  await expect(startTrial({ faults: [spec] })).rejects.toThrow(/Not a fault/)
})

test('one request too many in a minute blocks everything for a minute', async () => {
  const { call, token, pass } = await startTrial({ rateLimit: 3 })
  const statuses: number[] = []
  for (let n = 0; n < 4; n += 1) statuses.push((await call(token, 'GET', APIKEYS)).status)
  expect(statuses).toEqual([200, 200, 200, 429])
  pass(59_000)
  const blocked = await call(token, 'GET', APIKEYS)
  expect(blocked.status).toBe(429)
  expect(blocked.headers.get('retry-after')).toBe('1')
  pass(1000)
  const free = await call(token, 'GET', APIKEYS)
  expect(free.status).toBe(200)
  expect(free.headers.get('x-ratelimit-remaining-minute')).toBe('2')
})

test("the rate limit does not touch a browser's page", async () => {
  const { call, token, baseUrl } = await startTrial({ rateLimit: 1 })
  await call(token, 'GET', APIKEYS)
  expect((await call(token, 'GET', APIKEYS)).status).toBe(429)
  const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin' }
  expect((await fetch(baseUrl + APIKEYS, { headers })).status).toBe(200)
})

test('braces and quotes may stand unencoded in the query', async () => {
  const { baseUrl, token } = await startTrial()
  const path = `${APIKEYS}?filter={"displayName":"nightly-etl"}&offset=0`
  const text = await new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl)
    const headers = { authorization: `Bearer ${token}` }
    const sent = request({ hostname, port, path: '/', headers }, async (response) => {
      resolve(String(Buffer.concat(await response.toArray())))
    })
    // Node's client would refuse the path; the wire does not.
    Object.assign(sent, { path })
    sent.on('error', reject).end()
  })
  expect(JSON.parse(text)).toMatchObject({
    filterRecord: 1,
    records: [{ displayName: 'nightly-etl' }],
  })
})
