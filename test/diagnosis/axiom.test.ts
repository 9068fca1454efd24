import { beforeAll, describe, expect, it } from 'vitest'
import { Incident } from './incident.ts'

let incident: Incident
let base: string
let person: string
let env: Record<string, string>

beforeAll(async () => {
  incident = await Incident.start()
  const { baseUrl, orgId, personalAccessToken } = incident.tenant.practice.axiom
  base = baseUrl
  person = personalAccessToken
  env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: base,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: person,
  }
  return () => incident[Symbol.asyncDispose]()
})

const org = (id = incident.tenant.practice.axiom.orgId) => ({ 'x-axiom-org-id': id })

/** A token that may do one thing with the dataset http-logs. */
async function tokenThatMay(capability: string, action: string): Promise<string> {
  const made = await incident.send({
    base,
    credential: person,
    method: 'POST',
    path: '/v2/tokens',
    headers: org(),
    body: { name: capability, datasetCapabilities: { 'http-logs': { [capability]: [action] } } },
  })
  return JSON.parse(made.text).token
}

describe('a capability that is missing', () => {
  it.each([
    [
      'POST',
      '/v2/datasets/http-logs/trim',
      'trim: update',
      'token create http-logs-trim --dataset http-logs:trim=update',
    ],
    [
      'POST',
      '/v2/datasets',
      'datasets: create',
      'token create datasets-create --org datasets=create',
    ],
    ['GET', '/v2/tokens', 'apiTokens: read', 'token create apiTokens-read --org apiTokens=read'],
    ['GET', '/v2/views', 'views: read', 'token create views-read --org views=read'],
  ])('%s %s needs it', async (method, path, capability, command) => {
    const credential = await tokenThatMay('query', 'read')
    const body = method === 'POST' ? { name: 'x', maxDuration: '1d' } : undefined
    const failed = await incident.send({ base, credential, method, path, ...(body && { body }) })
    expect(failed.status, failed.response).toBe(403)
    const { causes } = await incident.explain(failed.pasted, [], env)
    const [first] = causes
    expect(first).toMatchObject({ code: 'capability-missing', likelihood: 'likely' })
    expect(first?.text).toContain(`“${capability}”`)
    const cure = first?.nextSteps[0]?.command ?? ''
    expect(cure).toContain(`tokenbench ${command}`)
    const { made: fresh = '' } = await incident.follow(cure, env)
    const again = { base, credential: fresh ?? '', method, path, ...(body && { body }) }
    expect((await incident.send(again)).status).toBeLessThan(300)
  })
})

it.each([
  ['log-shipper', 'POST', '/v2/datasets/http-logs/trim', 'capability-missing', 'certain'],
  ['log-shipper', 'POST', '/v1/ingest/http-logs', 'another-token', 'likely'],
  ['dashboard-reader', 'GET', '/v2/views', 'capability-missing', 'certain'],
])('looks at the token that is named: %s, %s %s', async (token, method, path, code, likelihood) => {
  const text = `${method} ${base}${path} HTTP/1.1 403 Forbidden`
  const { causes } = await incident.explain(text, ['--token', token], env)
  expect(causes[0]).toMatchObject({ code, likelihood })
  expect(causes[0]?.text).toContain(`The token “${token}”`)
})

describe('an organisation or a dataset that is not the right one', () => {
  it.each([
    ['no organisation named', () => ({ path: '/v2/datasets' }), 400, 'organisation-missing'],
    [
      'somebody else’s organisation',
      () => ({ path: '/v2/datasets', headers: org('fancy-horse-1234') }),
      403,
      'other-organisation',
    ],
    [
      'a dataset that is not there',
      () => ({ path: '/v2/datasets/http-log', headers: org() }),
      404,
      'dataset-missing',
    ],
    [
      'a token that is not there',
      () => ({ path: '/v2/tokens/1', headers: org() }),
      404,
      'not-there',
    ],
    [
      'a token without capabilities',
      () => ({ method: 'POST', path: '/v2/tokens', headers: org(), body: { name: 'x' } }),
      422,
      'no-capability',
    ],
    [
      'a name that is taken',
      () => ({ method: 'POST', path: '/v2/datasets', headers: org(), body: { name: 'http-logs' } }),
      409,
      'already-exists',
    ],
  ])('%s', async (_, sent, status, code) => {
    const failed = await incident.send({ base, credential: person, ...sent() })
    expect(failed.status, failed.response).toBe(status)
    const { causes } = await incident.explain(failed.pasted, [], env)
    expect(causes[0]?.code).toBe(code)
  })

  it('lists the datasets that there are', async () => {
    const sent = { path: '/v2/datasets/http-log', headers: org(), base, credential: person }
    const { causes } = await incident.explain((await incident.send(sent)).pasted, [], env)
    expect(causes[0]?.likelihood).toBe('certain')
    expect(causes[0]?.evidence[0]).toContain('http-logs')
  })
})

it('says what can be said of a token that Axiom does not know', async () => {
  const credential = 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70'
  const failed = await incident.send({ base, credential, path: '/v2/datasets' })
  expect(failed.status).toBe(401)
  const { causes, summary } = await incident.explain(failed.pasted, [], env)
  expect(causes[0]?.code).toBe('not-accepted')
  expect(summary).toMatch(/expired, was deleted or regenerated/)
  const alive = await incident.send({ base, credential: person, path: '/v2/orgs' })
  const tried = await incident.explain(alive.curl, ['--yes'], env)
  expect(tried.causes[0]?.code).toBe('accepted-now')
})

it('counts too many requests by Axiom’s own rules', async () => {
  await using busy = await Incident.start({ rateLimit: 1 })
  const sent = { base: busy.tenant.practice.axiom.baseUrl, path: '/v2/datasets' }
  await busy.send(sent)
  const failed = await busy.send(sent)
  expect(failed.status).toBe(429)
  const { causes } = await busy.explain(failed.pasted, [], {})
  expect(causes[0]?.code).toBe('rate-limited')
})

it.each([
  [
    'HTTP/1.1 430 unknown\nx-axiom-trace-id: 1\n\n{"message":"ingest limit"} https://api.axiom.co/v1/ingest/x',
    'volume-limit',
  ],
  [
    'https://app.axiom.co/v2/datasets: cannot decode response with unknown content type "text/html"',
    'console-address',
  ],
  ['@axiomhq/js\nError: forbidden', 'refused-without-reason'],
  ['axiom-go\ninvalid token', 'not-a-token'],
  ['axiom: missing organization ID', 'organisation-missing'],
  ['level=fatal token=xait-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70', 'legacy-ingest-token'],
  [
    "curl -X POST https://us-east-1.aws.edge.axiom.co/v1/ingest/x -H 'Authorization: Bearer xapt-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70'\n401 Unauthorized",
    'personal-token-at-edge',
  ],
  ['Error: API error 422: at least one capability must be set', 'no-capability'],
])('%s', async (text, code) => {
  const { causes } = await incident.explain(text, [], {})
  expect(causes[0]?.code).toBe(code)
})
