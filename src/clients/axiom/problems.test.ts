import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json } from '#src/clients/http/testing/server.ts'
import type { AxiomClient } from './client.ts'
import { clientOf } from './testing/client.ts'

const matrix = { datasetCapabilities: {}, viewCapabilities: {}, orgCapabilities: {} }
const wanted = { name: 'n', description: '', expiresAt: null, capabilities: matrix }
const regeneration = { oldExpiresAt: new Date(0), newExpiresAt: null }

const calls = {
  read: (client: AxiomClient) => client.tokens.get('t'),
  list: (client: AxiomClient) => client.tokens.list(),
  create: (client: AxiomClient) => client.tokens.create(wanted),
  regenerate: (client: AxiomClient) => client.tokens.regenerate('t', regeneration),
  remove: (client: AxiomClient) => client.tokens.remove('t'),
  views: (client: AxiomClient) => client.views.list(),
  user: (client: AxiomClient) => client.users.current(),
}

async function problemOf(
  call: keyof typeof calls,
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
) {
  const { client } = await clientOf((_, response) => json(response, body, status, headers))
  return problemFrom(calls[call](client))
}

describe('an answer that is no success', () => {
  const noOrganisation = { code: 400, message: "'X-AXIOM-ORG-ID' header must be set" }
  const nothing = { message: 'at least one capability must be set' }
  it.each([
    ['list', 400, {}, 'failed', 'rejected'],
    ['list', 400, noOrganisation, 'usage', 'organisation-missing'],
    ['list', 401, {}, 'not-authenticated', 'not-authenticated'],
    ['list', 403, {}, 'not-permitted', 'not-permitted'],
    ['read', 404, {}, 'not-found', 'token-not-found'],
    ['remove', 404, {}, 'not-found', 'token-not-found'],
    ['list', 404, {}, 'not-found', 'not-found'],
    ['create', 409, {}, 'conflict', 'conflict'],
    ['create', 422, {}, 'failed', 'not-accepted'],
    ['create', 422, nothing, 'usage', 'no-capability'],
    ['list', 429, {}, 'failed', 'rate-limited'],
    ['create', 429, {}, 'failed', 'rate-limited'],
    ['list', 430, {}, 'failed', 'volume-limit'],
    ['list', 500, {}, 'failed', 'server-error'],
    ['list', 503, {}, 'unreachable', 'tenant-unavailable'],
    ['create', 500, {}, 'unknown-outcome', 'answer-lost'],
    ['regenerate', 502, {}, 'unknown-outcome', 'answer-lost'],
    ['remove', 503, {}, 'unknown-outcome', 'answer-lost'],
  ] as const)('%s, %i %o: %s, %s', async (call, status, body, kind, code) => {
    const problem = await problemOf(call, status, body)
    expect(problem).toMatchObject({ kind, code, http: { status } })
    expect(problem.title).toContain(String(status))
    expect(problem.nextSteps.length).toBeGreaterThan(0)
  })

  it.each([
    ['list', 'apiTokens: read'],
    ['read', 'apiTokens: read'],
    ['create', 'apiTokens: create'],
    ['regenerate', 'apiTokens: update'],
    ['remove', 'apiTokens: delete'],
    ['views', 'views: read'],
  ] as const)('names the capability that %s lacks: %s', async (call, needs) => {
    const problem = await problemOf(call, 403)
    expect(problem.detail).toContain(`This needs “${needs}”.`)
    expect(problem.nextSteps[0]?.text).toContain(needs)
  })

  it('names none where none is needed', async () => {
    const problem = await problemOf('user', 403)
    expect(JSON.stringify(problem)).not.toMatch(/needs|undefined/)
  })

  it.each([
    ['a number for a code', { code: 403, message: 'the words' }],
    ['a text for a code', { code: 'forbidden', message: 'the words' }],
    ['only a message', { message: 'the words' }],
    ['only an error', { error: 'the words', message: '' }],
  ])('tells what the server says: %s', async (_, body) => {
    expect((await problemOf('list', 403, body)).detail).toContain('It says: “the words”')
  })

  it('shows the server’s words without secrets, control characters or endless length', async () => {
    const message = `opaque-bearer \x1b[2J\u202e ${'long '.repeat(500)}`
    const { detail = '' } = await problemOf('list', 403, { message })
    expect(detail).not.toMatch(/opaque-bearer/)
    expect(detail).toContain('⟨U+001B⟩[2J⟨U+202E⟩')
    expect(detail.length).toBeLessThan(700)
  })

  it('may have a body of any shape', async () => {
    for (const body of [null, [], 'text', 7, { message: { not: 'text' } }])
      expect((await problemOf('list', 403, body)).code).toBe('not-permitted')
  })

  it('carries the id by which Axiom finds the request', async () => {
    const headers = { 'X-Axiom-Trace-Id': 'abc123' }
    expect((await problemOf('list', 404, {}, headers)).http).toMatchObject({ requestId: 'abc123' })
  })

  it('says where a redirect points', async () => {
    const headers = { location: 'https://app.axiom.co/login?x=1' }
    const problem = await problemOf('list', 307, {}, headers)
    expect(problem).toMatchObject({ kind: 'failed', code: 'redirected' })
    expect(problem.detail).toContain('app.axiom.co')
    expect(problem.nextSteps[0]?.text).toContain('https://api.axiom.co')
  })

  it('names the right address when a web page came instead', async () => {
    const { client } = await clientOf((_, response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Axiom</h1>'),
    )
    const problem = await problemFrom(client.tokens.list())
    expect(problem.detail).toMatch(/web page/)
    expect(problem.nextSteps.some(({ text }) => text.includes('https://api.axiom.co'))).toBe(true)
  })
})

describe('a limit that was hit', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  const date = new Date(now).toUTCString()
  const inSeconds = (seconds: number) => String(now / 1000 + seconds)
  // Longer than a client waits by itself, so that the person gets to see it.
  it.each([
    ['seconds', 429, { 'retry-after': '600' }],
    ['a date', 429, { 'retry-after': new Date(now + 600_000).toUTCString() }],
    ['the reset of the rate', 429, { 'x-ratelimit-reset': inSeconds(600) }],
    ['the reset of ingesting', 430, { 'x-ingestlimit-reset': inSeconds(600) }],
    ['the reset of querying', 430, { 'x-querylimit-reset': inSeconds(600) }],
  ])('says when it lets in again, by %s', async (_, status, headers) => {
    const { detail } = await problemOf('list', status, {}, { date, ...headers })
    expect(detail).toContain('It lets you in again in 10 min.')
  })

  it.each([
    ['user', /this user/],
    ['organization', /whole organisation/],
  ])('says for whom it is counted: %s', async (scope, words) => {
    const headers = { 'x-ratelimit-scope': scope, 'retry-after': '600' }
    expect((await problemOf('list', 429, {}, headers)).detail).toMatch(words)
  })

  it('says nothing of it when the server does not', async () => {
    expect(await problemOf('list', 429)).not.toHaveProperty('detail')
  })
})

describe('a success that is none', () => {
  it.each([
    ['a web page', '<!doctype html><title>Axiom</title>', 'web-page-answer'],
    ['nothing', '', 'unexpected-answer'],
    ['half of the JSON', '[{"id":"1","na', 'unexpected-answer'],
    ['an envelope', '{"tokens":[]}', 'unexpected-answer'],
  ])('for a read: %s', async (_, body, code) => {
    const { client } = await clientOf((_, response) => response.end(body))
    expect(await problemFrom(client.tokens.list())).toMatchObject({ kind: 'failed', code })
  })

  it.each([
    ['a web page', '<!doctype html>'],
    ['half of the JSON', '{"id":"1","token":"xaat-'],
    ['another shape', '{"id":1}'],
  ])('leaves a creation in doubt: %s', async (_, body) => {
    const { client } = await clientOf((_, response) => response.end(body))
    const problem = await problemFrom(client.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(JSON.stringify(problem)).not.toContain('xaat-')
  })
})
