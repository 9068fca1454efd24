import { expect, it } from 'vitest'
import { readFailureKinds } from './failures.ts'

const now = new Date('2026-11-22T01:00:00Z')
const guid = '98fb61da-eb8f-455e-b5ea-c022ee390044'

interface Exchange {
  readonly path: string
  readonly status: number
  readonly body?: object
  readonly error?: string
}

const har = (...exchanges: readonly Exchange[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: exchanges.map(({ path, status, body = {}, error }) => ({
        request: {
          method: 'GET',
          url: `https://acme.atlan.com${path}`,
          headers: [{ name: 'x', value: 'y' }],
        },
        response: {
          status,
          headers: [],
          content: { text: JSON.stringify(body) },
          ...(error !== undefined && { _error: error }),
        },
      })),
    },
  })

const said = (text: string) =>
  readFailureKinds(text, now).map(({ symptom: { status, path, trouble }, count }) => [
    status ?? trouble?.code,
    path,
    count,
  ])

it('groups what failed in a HAR, and puts the refusal first', () => {
  const refused = { errorCode: 'ATLAS-403-00-001', errorMessage: 'x is not authorized to read' }
  const text = har(
    { path: '/api/service/whoami', status: 200 },
    { path: '/api/meta/search/indexsearch', status: 429 },
    { path: '/api/meta/search/indexsearch', status: 429 },
    { path: `/api/meta/entity/guid/${guid}`, status: 403, body: refused },
    { path: `/api/meta/entity/guid/${guid.replace('9', 'a')}`, status: 403, body: refused },
    { path: '/api/gone', status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' },
  )
  expect(said(text)).toEqual([
    [403, `/api/meta/entity/guid/${guid}`, 2],
    [429, '/api/meta/search/indexsearch', 2],
    ['host-not-found', '/api/gone', 1],
  ])
})

it('takes the one that failed out of a HAR, whatever stood around it', () => {
  const text = har(
    { path: '/a', status: 200, body: { message: 'fine' } },
    { path: '/api/b', status: 404 },
  )
  expect(said(text)).toEqual([[404, '/api/b', 1]])
})

it('reads the failing lines of a log', () => {
  const at = '2026-11-22T00:59:59.123456Z'
  const text = [
    `${at}  INFO vector::topology: Healthcheck passed.`,
    `${at} ERROR sink{component_id=axiom}: http: uri=https://api.axiom.co/v1/ingest/a status=403 Forbidden`,
    `${at} ERROR sink{component_id=axiom}: http: uri=https://api.axiom.co/v1/ingest/a status=403 Forbidden`,
    `${at}  WARN sink{component_id=axiom}: http: uri=https://api.axiom.co/v1/ingest/b status=429 Too Many Requests`,
  ].join('\n')
  expect(said(text)).toEqual([
    [403, '/v1/ingest/a', 2],
    [429, '/v1/ingest/b', 1],
  ])
})

it('reads commands that stand below one another with their answers', () => {
  const text = `curl https://acme.atlan.com/api/a\nHTTP/1.1 401 Unauthorized\n\n{"code":401}\n$ curl https://acme.atlan.com/api/b\nHTTP/1.1 403 Forbidden\n`
  expect(said(text)).toEqual([
    [403, '/api/b', 1],
    [401, '/api/a', 1],
  ])
})

it.each([
  [
    'one answer in several lines',
    'HTTP/1.1 403 Forbidden\n\n{"code":403,"message":"x is not allowed to do this"}',
  ],
  [
    'a traceback',
    'Traceback (most recent call last):\nrequests.exceptions.HTTPError: 403 Client Error\nERROR: pyatlan.errors.PermissionError: ATLAN-PYTHON-403-000 Server responded with ATLAS-403-00-001: x is not authorized to perform read entity: type=Table',
  ],
  ['what is no HAR though it begins like one', '{"log":{"entries":[{"status":403'],
])('takes for one failure: %s', (_, text) => {
  expect(said(text)).toHaveLength(1)
})

it('comes to an end with a long log', () => {
  const line = '2026-11-22T01:00:00Z ERROR upload failed: status 503 after 3 tries\n'
  expect(said(line.repeat(50_000))).toHaveLength(1)
})
