import { describe, expect, it } from 'vitest'
import { forged } from '#src/capture/testing/tokens.ts'
import { readSymptom } from './read-symptom.ts'

const now = new Date('2026-11-22T01:00:00Z')
const account = 'service-account-apikey-ac69de56-6529-4c8f-b53c-791cb5346308'
const guid = '98fb61da-eb8f-455e-b5ea-c022ee390044'
const refused = `${account} is not authorized to perform read entity: type=Table`

describe.each([
  [
    'pyatlan',
    `pyatlan.errors.PermissionError: ATLAN-PYTHON-403-000 Server responded with ATLAS-403-00-001: ${refused}. Suggestion: Check the details of the server's message to correct your request.`,
    { status: 403, code: 'ATLAS-403-00-001', sdkCode: 'ATLAN-PYTHON-403-000', message: refused },
  ],
  [
    'the Java SDK',
    `ATLAN-JAVA-403-000 Server responded with a permission error -- ATLAS-403-00-001: ${refused} -- caused by: null`,
    { status: 403, code: 'ATLAS-403-00-001', account, deed: 'read', typeName: 'Table' },
  ],
  [
    'the Go SDK',
    `ATLAN-GO-403-000 Server responded with ATLAS-403-00-001: ${refused}.`,
    { product: 'atlan', status: 403, account, deed: 'read' },
  ],
  [
    'a response with its headers',
    `HTTP/2 403 \r\ndate: Sun, 22 Nov 2026 01:00:00 GMT\r\nretry-after: 60\r\n\r\n{"errorCode":"ATLAS-403-00-002","errorMessage":"${account} is not admin for connection ${guid}"}`,
    {
      status: 403,
      account,
      connectionGuid: guid,
      serverDate: now,
      retryAfterSeconds: 60,
    },
  ],
  [
    'a body alone, inside a JSON log',
    `{"level":"error","body":"{\\"errorCode\\":\\"ATLAS-404-00-005\\",\\"errorMessage\\":\\"Given instance guid ${guid} is invalid/not found\\"}"}`,
    { status: 404, code: 'ATLAS-404-00-005', asset: guid },
  ],
  [
    'a late search, which is no rate limit',
    '{"errorCode":"ATLAS-400-00-502","errorMessage":"timeout"}',
    { status: 429, code: 'ATLAS-400-00-502' },
  ],
  [
    'requests',
    `requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://acme.atlan.com/api/meta/entity/guid/${guid}?minExtInfo=false`,
    {
      product: 'atlan',
      origin: 'https://acme.atlan.com',
      path: `/api/meta/entity/guid/${guid}`,
      status: 403,
      asset: guid,
    },
  ],
  [
    'an access log',
    '10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "POST /api/meta/entity/bulk?a=b HTTP/1.1" 429 12',
    { method: 'POST', path: '/api/meta/entity/bulk', status: 429 },
  ],
  [
    'curl that found no host',
    'curl: (6) Could not resolve host: acme.atlan.com',
    { origin: 'https://acme.atlan.com', trouble: { code: 'host-not-found' } },
  ],
  [
    'a Python client behind a company’s proxy',
    "HTTPSConnectionPool(host='acme.atlan.com', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] unable to get local issuer certificate')))",
    { trouble: { code: 'untrusted-certificate' } },
  ],
  [
    'Axiom’s command line',
    'Error: API error 403: Forbidden\nTrace: 12345',
    { status: 403, message: 'Forbidden' },
  ],
  [
    'Axiom’s SDK at the console’s address',
    'https://app.axiom.co: cannot decode response with unknown content type "text/html"',
    { product: 'axiom', origin: 'https://app.axiom.co', page: true },
  ],
  [
    'a qualified name in the query of an address',
    'GET https://acme.atlan.com/api/meta/entity/uniqueAttribute/type/Table?attr%3AqualifiedName=default%2Fsnowflake%2F1671102233%2FDW 404 Not Found',
    { asset: 'default/snowflake/1671102233/DW', typeName: 'Table', status: 404 },
  ],
])('%s', (_, text, expected) => {
  it('is read', () => expect(readSymptom(text, now)).toMatchObject(expected))
})

it('reads method, path and credential of a request in whatever shell it was copied for', () => {
  const token = forged({
    preferred_username: account,
    exp: 1,
    iat: 0,
    iss: 'https://acme.atlan.com/x',
  })
  const bash = `curl 'https://acme.atlan.com/api/meta/entity/bulk' -H 'authorization: Bearer ${token}' --data-raw '{}'`
  const cmd = `curl ^"https://acme.atlan.com/api/meta/entity/bulk^" -H ^"authorization: Bearer ${token}^" --data-raw ^"{}^"`
  for (const text of [bash, cmd])
    expect(readSymptom(text, now)).toMatchObject({
      method: 'POST',
      path: '/api/meta/entity/bulk',
      credentials: [{ username: account, kind: 'api-token', expiresAt: new Date(1000) }],
    })
})

it('tells a personal access token of Axiom from an API token, wherever it stands', () => {
  const line = 'level=error token=xapt-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70 msg="status 400"'
  const { credentials, product } = readSymptom(line, now)
  expect(credentials).toMatchObject([{ kind: 'personal-access-token', product: 'axiom' }])
  expect(product).toBe('axiom')
})

it('keeps nothing of a secret, whatever its form, not even in a message', () => {
  const secrets = [forged({ a: 'secret' }), 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70']
  for (const secret of secrets) {
    const text = `curl https://acme.atlan.com/api/${secret} -H 'authorization: Bearer ${secret}' -b 'KEYCLOAK_IDENTITY=${secret}'\n{"code":403,"message":"${secret} is refused"}`
    expect(JSON.stringify(readSymptom(text, now))).not.toContain(secret.slice(6, 20))
  }
})

it('makes what would move a cursor visible', () => {
  const { message } = readSymptom('{"code":403,"message":"no\u202e\u001b[2Jway"}', now)
  expect(message).toBe('no⟨U+202E⟩⟨U+001B⟩[2Jway')
})

it('takes prose for no failure', () => {
  const { status, message, credentials } = readSymptom('Hello, please look at ticket 40312.', now)
  expect({ status, message, credentials }).toEqual({
    status: undefined,
    message: undefined,
    credentials: [],
  })
})

it('comes to an end with what is made to be slow', () => {
  const text = `${'"message":"'.repeat(10_000)}${'default/a/1699268171/'.repeat(10_000)}`
  expect(readSymptom(text, now).form).toBeTypeOf('string')
})
