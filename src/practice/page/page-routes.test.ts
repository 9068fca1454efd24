import { get } from 'node:http'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const SIGN_IN = '/_practice/page/sign-in'
const ASSETS = { dsl: { query: { term: { '__typeName.keyword': 'Connection' } } } }

/** Signs in with these headers, by default as the page itself does. */
function signIn(baseUrl: string, username: string, headers: Record<string, string> = {}) {
  return fetch(baseUrl + SIGN_IN, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: baseUrl,
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body: JSON.stringify({ username }),
  })
}

test('the page is where the tenant says it is', async () => {
  const { practice, baseUrl } = await startTrial()
  expect(practice.page).toBe(`${baseUrl}/assets`)
  const response = await fetch(practice.page)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toContain('<title>Assets')
})

test('the page may load from its own origin only, and nobody may frame it', async () => {
  const { practice } = await startTrial()
  const { headers } = await fetch(practice.page)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|data:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('everything that the page and its scripts name is served', async () => {
  const { practice, baseUrl } = await startTrial()
  const html = await (await fetch(practice.page)).text()
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
  const script = await (await fetch(`${baseUrl}/_practice/page/page.js`)).text()
  const modules = [...script.matchAll(/from '\.\/([^']+)'/g)].map(
    ([, name]) => `/_practice/page/${name}`,
  )
  expect(parts.length).toBeGreaterThan(2)
  expect(modules.length).toBeGreaterThan(2)
  for (const path of [...parts, ...modules]) {
    const response = await fetch(baseUrl + path)
    expect(response.status, path).toBe(200)
    expect(response.headers.get('content-type'), path).toMatch(/^(text\/(css|javascript)|image)/)
  }
})

test('under another name of this machine the page sends to its own address', async () => {
  const { baseUrl } = await startTrial()
  const { port } = new URL(baseUrl)
  const answer = await new Promise<{ status?: number; location?: string }>((resolve, reject) => {
    const headers = { host: `localhost:${port}` }
    get(`${baseUrl}/assets`, { headers, agent: false }, (response) => {
      response.resume()
      const { statusCode: status, headers: given } = response
      resolve({ ...(status && { status }), ...(given.location && { location: given.location }) })
    }).on('error', reject)
  })
  expect(answer).toEqual({ status: 302, location: `${baseUrl}/assets` })
})

test('the people to sign in as stand with their role and what they administer', async () => {
  const { baseUrl } = await startTrial()
  const people = await (await fetch(`${baseUrl}/_practice/page/people`)).json()
  expect(people).toContainEqual({
    username: 'member.admin',
    role: 'Member',
    administers: 2,
    examples: ['development (snowflake)', 'development (bigquery)'],
  })
  expect(people).toContainEqual(expect.objectContaining({ username: 'guest.user', administers: 0 }))
})

test('signing in gives a fresh bearer of that user, which search accepts', async () => {
  const { baseUrl, call, pass } = await startTrial({ bearerLifeSeconds: 300 })
  const fresh = async () =>
    (await (await signIn(baseUrl, 'group.admin')).json()) as { bearer: string }
  const first = await fresh()
  expect(first).toMatchObject({
    username: 'group.admin',
    expiresInSeconds: 300,
    groups: expect.arrayContaining(['data_platform']),
  })
  expect(decodeJwt(first.bearer)).toMatchObject({ preferred_username: 'group.admin' })
  const search = () => call(first.bearer, 'POST', '/api/meta/search/indexsearch', ASSETS)
  expect((await search()).status).toBe(200)
  pass(301_000)
  expect((await search()).status).toBe(401)
  expect((await fresh()).bearer).not.toBe(first.bearer)
})

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ['another site that hides its origin', { origin: 'null' }],
  ['another name of this machine', { origin: 'http://localhost' }],
])('a page of %s gets no bearer', async (_who, headers) => {
  const { baseUrl } = await startTrial()
  const response = await signIn(baseUrl, 'conn.admin', headers)
  expect(response.status).toBe(403)
  expect(await response.text()).not.toContain('eyJ')
})

test('a request that no page sent gets no bearer', async () => {
  const { baseUrl, call } = await startTrial()
  expect(await call(undefined, 'POST', SIGN_IN, { username: 'conn.admin' })).toMatchObject({
    status: 403,
  })
  expect((await fetch(`${baseUrl}${SIGN_IN}?username=conn.admin`)).status).toBe(404)
})

test.each([['nobody.here'], ['']])('there is no signing in as “%s”', async (username) => {
  const { baseUrl } = await startTrial()
  expect((await signIn(baseUrl, username)).status).toBe(404)
})

test('faults and limits of the tenant leave the page alone', async () => {
  const { practice, baseUrl } = await startTrial({ faults: ['drop-before:* /:*'] })
  expect((await fetch(practice.page)).status).toBe(200)
  expect((await signIn(baseUrl, 'conn.admin')).status).toBe(200)
})
