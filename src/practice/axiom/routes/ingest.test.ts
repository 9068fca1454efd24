import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Answer, INGEST, startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

const PATH = '/v1/datasets/http-logs/ingest'
const EVENTS = JSON.stringify([{ status: 200 }, { status: 404 }])
const QUERY = { datasetCapabilities: { 'http-logs': { query: ['read'] } } }

const json = { 'content-type': 'application/json' }
const lines = { 'content-type': 'application/x-ndjson' }
const csv = { 'content-type': 'text/csv' }

async function startIngest() {
  const trial = await startAxiomTrial()
  const { bearer } = await trial.newToken(INGEST)
  const send = async (
    headers: Record<string, string>,
    body: string | Uint8Array<ArrayBuffer>,
    path = PATH,
  ) => {
    const response = await fetch(trial.axiom.baseUrl + path, {
      method: 'POST',
      headers: { ...bearer, ...headers },
      body,
    })
    const answer: Answer['body'] = await response.json()
    return { status: response.status, body: answer }
  }
  return { ...trial, send }
}

// Seen from the vendor's SDKs: Go packs with zstd, Python and JavaScript with gzip, and Python calls
// what is not packed "1".
test.each([
  ['JSON', json, EVENTS],
  ['one event', json, '{"status":200}', 1],
  ['lines', lines, '{"status":200}\n{"status":404}\n'],
  ['gzip', { ...json, 'content-encoding': 'gzip' }, gzipSync(EVENTS)],
  ['zstd', { ...json, 'content-encoding': 'zstd' }, zstdCompressSync(EVENTS)],
  ["Python's identity", { ...json, 'content-encoding': '1' }, EVENTS],
  ['CSV with a header', csv, 'status,path\n200,/\n404,/none\n'],
  ["Go's CSV with a header", { ...csv, 'x-axiom-csv-fields': '' }, 'status\n200\n404'],
  ['CSV without', { ...csv, 'x-axiom-csv-fields': 'status,path' }, '200,/\n404,/none'],
])('events are counted: %s', async (_name, headers, body, count = 2) => {
  const { send } = await startIngest()
  const answer = await send(headers, new Uint8Array(Buffer.from(body)))
  expect(answer).toMatchObject({
    status: 200,
    body: { ingested: count, failed: 0, failures: [], blocksCreated: 0, walLength: 0 },
  })
})

// Seen from the vendor's own Go tests.
test('the bytes are those before packing, with the labels', async () => {
  const { send } = await startIngest()
  const labels = '{"region":"eu-west-1"}'
  const headers = { ...json, 'content-encoding': 'gzip', 'x-axiom-event-labels': labels }
  const { body } = await send(headers, new Uint8Array(gzipSync(EVENTS)))
  expect(body.processedBytes).toBe(EVENTS.length + labels.length)
})

test('what is no event fails alone', async () => {
  const { send } = await startIngest()
  const { body } = await send(lines, '{"status":200}\nnothing\n7')
  expect(body).toMatchObject({
    ingested: 1,
    failed: 2,
    failures: [{ error: expect.any(String), timestamp: expect.any(String) }, {}],
  })
})

test.each([
  ['no JSON', json, '['],
  ['an unknown type', { 'content-type': 'text/html' }, '<p>'],
  ['an unknown encoding', { ...json, 'content-encoding': 'br' }, '[]'],
  ['another encoding than it says', { ...json, 'content-encoding': 'gzip' }, '[]'],
])('%s is refused with 400', async (_name, headers, body) => {
  const { send } = await startIngest()
  expect((await send(headers, body)).status).toBe(400)
})

test('a token sends to the datasets that it may, at both addresses', async () => {
  const { send, call, newToken } = await startIngest()
  expect((await send(json, EVENTS, '/v1/ingest/http-logs')).status).toBe(200)
  expect((await send(json, EVENTS, '/v1/ingest/audit')).status).toBe(403)
  const reader = await newToken(QUERY)
  expect((await call({ ...reader.bearer, ...json }, 'POST', PATH, EVENTS)).status).toBe(403)
  const everywhere = await newToken({ datasetCapabilities: { '*': { ingest: ['create'] } } })
  const missing = await call(everywhere.bearer, 'POST', '/v1/ingest/none', EVENTS)
  expect(missing).toMatchObject({ status: 404, body: { message: 'Not found' } })
})

test('a personal token sends to the organisation, and not to the edge', async () => {
  const { axiom, owner, call } = await startIngest()
  const person = {
    authorization: `Bearer ${axiom.personalAccessToken}`,
    'x-axiom-org-id': axiom.orgId,
    ...json,
  }
  expect((await call(person, 'POST', PATH, EVENTS)).status).toBe(200)
  expect((await owner('POST', '/v1/ingest/http-logs', EVENTS)).status).toBe(403)
})
