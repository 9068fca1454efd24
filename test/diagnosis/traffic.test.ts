import { beforeAll, describe, expect, it } from 'vitest'
import { Incident } from './incident.ts'

const apikeys = '/api/service/apikeys'
const search = '/api/meta/search/indexsearch'
const bulk = '/api/meta/entity/bulk'

let incident: Incident

beforeAll(async () => {
  incident = await Incident.start()
  return () => incident[Symbol.asyncDispose]()
})

const post = (path: string, body: object = {}) => ({ method: 'POST', path, body })

/** Has the tenant strike once with a fault, and gives what a person would paste of it. */
async function struck(fault: string, sent: { method?: string; path: string; body?: object }) {
  const control = await fetch(`${incident.tenant.url}/_practice/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [`${fault}:* ${sent.path}`] }),
  })
  expect(control.ok).toBe(true)
  const { secret } = incident.tenant.practice.atlan.apiToken
  return incident.send({ credential: secret, ...sent })
}

describe('faults of the tenant', () => {
  it.each([
    ['status=429', { path: apikeys }, 'blocked-for-a-minute', /Wait a minute/],
    ['status=429', post(search), 'blocked-for-a-minute', /Wait a minute/],
    ['status=503', { path: apikeys }, 'tenant-unavailable', /^Try again in a few minutes/],
    ['status=503', post(bulk), 'tenant-unavailable', /^Look at what is there now/],
    ['status=500', { path: apikeys }, 'server-failed', /^Try again/],
    ['status=500', post(apikeys), 'server-failed', /^Look at what is there now/],
    ['garbage', { path: apikeys }, 'web-page-instead', /address from the browser/],
    ['status=401', { path: apikeys }, 'not-accepted', /.*/],
  ])('%s of %o is %s', async (fault, sent, code, step) => {
    const { pasted } = await struck(fault, sent)
    const { causes } = await incident.explain(pasted)
    const [first] = causes
    expect([first?.code, first?.nextSteps[0]?.text]).toEqual([code, expect.stringMatching(step)])
  })

  it('says how long the tenant asks to wait', async () => {
    const { pasted } = await struck('status=429', { path: apikeys })
    const { causes } = await incident.explain(pasted)
    expect(causes[0]?.evidence).toEqual(['It asks to wait 1 s.'])
  })

  it('takes a cut connection for one whose write is in doubt', async () => {
    const thrown = await struck('drop-after', post(apikeys, { displayName: 'x' })).catch(
      (error: Error) => `${error.message}: ${error.cause}`,
    )
    const { causes, summary } = await incident.explain(String(thrown))
    expect(causes[0]).toMatchObject({ code: 'answer-lost', likelihood: 'certain' })
    expect(summary).toMatch(/nobody knows then whether it was done/)
  })
})

describe('what the tenant does not take', () => {
  const qualifiedName = 'default/snowflake/1699268171'
  const connection = (more: object) => ({
    entities: [
      { typeName: 'Connection', attributes: { qualifiedName, name: 'development', ...more } },
    ],
  })
  it.each([
    [
      'nobody left in the list',
      post(bulk, connection({ adminUsers: [], adminGroups: [], adminRoles: [] })),
      'last-admin',
    ],
    [
      'somebody who is not there',
      post(bulk, connection({ adminUsers: ['nobody.there'] })),
      'unknown-member',
    ],
    ['a search without a query', post(search, { dsl: {} }), 'request-not-valid'],
    [
      'a token that is not there',
      post(`${apikeys}/98fb61da-eb8f-455e-b5ea-c022ee390044`, { displayName: 'x' }),
      'not-there',
    ],
    [
      'an asset that is not there',
      { path: '/api/meta/entity/guid/98fb61da-eb8f-455e-b5ea-c022ee390044' },
      'not-visible',
    ],
    ['a path with something in front', { path: '/catalog/api/meta/entity/guid/1' }, 'wrong-path'],
  ])('%s', async (_, sent, code) => {
    const credential = await incident.tenant.practice.issueBearer('conn.admin')
    const failed = await incident.send({ credential, ...sent })
    expect(failed.status, failed.response).toBeGreaterThanOrEqual(400)
    const { causes } = await incident.explain(failed.pasted)
    expect(
      causes.map((cause) => cause.code),
      failed.response,
    ).toContain(code)
    expect(causes[0]?.nextSteps[0]?.text).toBeTypeOf('string')
  })

  it('an asset that is there, and is not shown to the one who asked', async () => {
    const { guid } = incident.tenant.development()
    const text = `HTTP/1.1 404 Not Found\n\n{"errorCode":"ATLAS-404-00-005","errorMessage":"Given instance guid ${guid} is invalid/not found"}`
    const { causes } = await incident.explain(text)
    expect(causes[0]).toMatchObject({ code: 'not-visible', likelihood: 'certain' })
  })
})

describe('a search that found nothing', () => {
  it('is of something that only others see, or of what is too new, or not there', async () => {
    const { secret } = await incident.newToken('sees-nothing')
    const { qualifiedName } = incident.tenant.development()
    const query = { term: { qualifiedName } }
    const failed = await incident.send({ credential: secret, ...post(search, { dsl: { query } }) })
    expect(failed.status).toBe(200)
    const { causes, summary } = await incident.explain(`${failed.curl}\n\n${failed.text}`)
    expect(causes[0], failed.text).toMatchObject({ code: 'not-visible', likelihood: 'certain' })
    expect(summary).toContain('not visible to the token “sees-nothing”')
  })

  it('is taken from a person’s words, too', async () => {
    const { causes, missing } = await incident.explain('pyatlan: the search found nothing')
    expect(causes.map(({ code }) => code)).toEqual(['not-visible', 'not-there', 'index-behind'])
    expect(missing).toContain('asset')
  })
})

/** What cannot be had from a server on this machine: texts as programs print them. */
describe('the road to the tenant', () => {
  it.each([
    ['curl: (6) Could not resolve host: acme.atlan.com', 'host-not-found'],
    ['Error: getaddrinfo EAI_AGAIN acme.atlan.com', 'host-not-found'],
    ['curl: (7) Failed to connect to acme.atlan.com port 443: Connection refused', 'not-reached'],
    ['java.net.SocketTimeoutException: connect timed out', 'not-reached'],
    ['httpx.ReadTimeout: The read operation timed out', 'answer-lost'],
    [
      'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
      'certificate-not-trusted',
    ],
    ['javax.net.ssl.SSLHandshakeException: PKIX path building failed', 'certificate-not-trusted'],
    ['x509: certificate is valid for proxy.example, not acme.atlan.com', 'certificate-not-trusted'],
    ['curl: (60) SSL certificate problem: certificate has expired', 'certificate-out-of-date'],
    ['requests.exceptions.TooManyRedirects: Exceeded 30 redirects.', 'redirect-loop'],
    ['curl: (47) Maximum (50) redirects followed', 'redirect-loop'],
    ['ProxyError: Tunnel connection failed: 407 Proxy Authentication Required', 'proxy-refuses'],
    ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', 'web-page-instead'],
    ['HTTP/1.1 302 Found\nlocation: https://login.example/sso', 'web-page-instead'],
    [
      'ATLAN-JAVA-401-003 Your API token is invalid, as it contains whitespace.',
      'credential-has-blanks',
    ],
    ['HTTP/1.1 419 unknown\n\n{"message":"Session Timeout"} /api/meta/entity', 'session-ended'],
    ['{"errorCode":"ATLAS-400-00-502","errorMessage":"too slow"}', 'search-too-slow'],
    ['{"errorCode":"ATLAS-423-00-001","errorMessage":"locked"}', 'busy-with-types'],
    [
      '{"errorCode":"ATLAS-409-00-016","errorMessage":"Persona with name x already exists"}',
      'already-exists',
    ],
    ['{"errorCode":"ATLAS-409-00-015","errorMessage":"Operation not supported"}', 'changed-since'],
    ['{"errorCode":"ATLAS-400-00-212","errorMessage":"too many"}', 'too-many-at-once'],
    [
      '{"error":"invalid_client","error_description":"Invalid client or Invalid client credentials"}',
      'client-credentials-refused',
    ],
    [
      '{"errorId":"1006","message":"Please provide the required payload"}',
      'missing-permission-of-token',
    ],
    [
      'TypeError: pyatlan.model.X() argument after ** must be a mapping, not NoneType',
      'sdk-swallowed-503',
    ],
    ['ATLAN-PYTHON-403-002 Unable to impersonate requested user.', 'escalation-refused'],
  ])('%s', async (text, code) => {
    const { causes } = await incident.explain(text, [], {})
    expect(causes[0]?.code).toBe(code)
    expect(causes[0]?.nextSteps[0]?.text).toBeTypeOf('string')
  })
})
