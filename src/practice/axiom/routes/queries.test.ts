import { expect, test } from 'vitest'
import { INGEST, startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

const READS_LOGS = { datasetCapabilities: { 'http-logs': { query: ['read'] } } }
const READS_ERRORS = { viewCapabilities: { errors: { query: ['read'] } } }

async function startQueries(content: Record<string, unknown>) {
  const trial = await startAxiomTrial()
  const { bearer } = await trial.newToken(content)
  const ask = (apl: string, path = '/v1/datasets/_apl?format=tabular', more: object = {}) =>
    trial.call(bearer, 'POST', path, { apl, ...more })
  return { ...trial, bearer, ask }
}

// Seen from the vendor's SDKs: what each of them needs to decode it.
test('a query answers an empty table in the form that SDKs decode', async () => {
  const { ask } = await startQueries(READS_LOGS)
  const startTime = '2026-11-21T11:00:00.5Z'
  const endTime = '2026-11-21T12:00:00Z'
  const { status, body } = await ask("['http-logs'] | count", undefined, { startTime, endTime })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    format: 'tabular',
    datasetNames: ['http-logs'],
    status: { rowsExamined: 0, rowsMatched: 0, numGroups: 0, isPartial: false },
    tables: [
      {
        name: '0',
        sources: [{ name: 'http-logs' }],
        columns: [[], []],
        range: {
          field: '_time',
          start: '2026-11-21T11:00:00.500Z',
          end: '2026-11-21T12:00:00.000Z',
        },
      },
    ],
  })
  expect(body.status.elapsedTime).toBeGreaterThan(0)
})

test('without a format, and by its old address, a query answers in the older form', async () => {
  const { ask, call, bearer } = await startQueries(READS_LOGS)
  const empty = { matches: [], buckets: { series: [], totals: [] } }
  expect((await ask("['http-logs']", '/v1/datasets/_apl')).body).toMatchObject(empty)
  const old = await call(bearer, 'POST', '/v1/datasets/http-logs/query', {})
  expect(old).toMatchObject({ status: 200, body: empty })
  expect((await call(bearer, 'POST', '/v1/datasets/audit/query', {})).status).toBe(403)
})

test.each([
  ["['http-logs']", 200],
  ['["http-logs"] | where status > 400', 200],
  ['// all of it\nunion http-logs | count', 200],
  ["['audit']", 403],
  ["['http-logs'], ['audit'] | count", 403],
  ["union kind=outer ['http-logs'], ['audit']", 403],
  ["['http-logs'] | join kind=inner (['audit'] | limit 5) on id", 403],
  ["['http-logs'] | join (audit) on id", 403],
  ["['http-logs'] | project ['a b'], x['c']", 200],
  ['| count', 400],
  ['', 422],
])('a token that may read http-logs asks %j: %i', async (apl, status) => {
  const { ask } = await startQueries(READS_LOGS)
  expect((await ask(apl)).status).toBe(status)
})

test('a view is asked with a right on it, a dataset with none but its own or everyone’s', async () => {
  const { ask, call, newToken } = await startQueries(READS_ERRORS)
  expect((await ask("['errors']")).status).toBe(200)
  expect((await ask("['http-logs']")).status).toBe(403)
  const sender = await newToken(INGEST)
  const path = '/v1/query/_apl'
  const refused = await call(sender.bearer, 'POST', path, { apl: "['http-logs']" })
  expect(refused).toMatchObject({ status: 403, body: { message: 'Forbidden' } })
  const all = await newToken({ datasetCapabilities: { '*': { query: ['read'] } } })
  expect((await call(all.bearer, 'POST', path, { apl: "['errors']" })).status).toBe(200)
  const missing = await call(all.bearer, 'POST', path, { apl: "['none']" })
  expect(missing).toMatchObject({ status: 404, body: { message: 'Not found' } })
})

test('the edge takes API tokens only', async () => {
  const { owner } = await startAxiomTrial()
  const apl = "['http-logs']"
  expect((await owner('POST', '/v1/datasets/_apl', { apl })).status).toBe(200)
  expect((await owner('POST', '/v1/query/_apl', { apl })).status).toBe(403)
})
