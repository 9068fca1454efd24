import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'

const atlas = (errorCode: string, errorMessage = 'x') => ({ errorCode, errorMessage })

/** The problem of a read (a token by its id) or of a write (its deletion) that is answered so. */
async function problemOf(effect: 'read' | 'write', status: number, body: unknown = {}) {
  const { client } = await clientOf((_, response) => json(response, body, status))
  return problemFrom(effect === 'read' ? client.connections.get('g') : client.tokens.remove('t'))
}

describe('an answer that is no success', () => {
  it.each([
    ['read', 400, {}, 'failed', 'rejected'],
    ['read', 401, {}, 'not-authenticated', 'not-authenticated'],
    ['read', 419, {}, 'not-authenticated', 'not-authenticated'],
    ['read', 403, atlas('ATLAS-403-00-001'), 'not-permitted', 'not-permitted'],
    ['write', 403, atlas('ATLAS-403-00-002'), 'not-permitted', 'not-connection-admin'],
    ['read', 404, atlas('ATLAS-404-00-005'), 'not-found', 'connection-not-found'],
    ['write', 404, {}, 'not-found', 'token-not-found'],
    ['write', 409, {}, 'conflict', 'conflict'],
    ['write', 400, atlas('ATLAS-400-00-114'), 'failed', 'last-admin'],
    ['write', 423, atlas('ATLAS-423-00-001'), 'failed', 'locked'],
    ['read', 429, {}, 'failed', 'rate-limited'],
    ['write', 429, {}, 'failed', 'rate-limited'],
    ['write', 429, atlas('ATLAS-400-00-502'), 'unknown-outcome', 'answer-lost'],
    ['read', 500, {}, 'failed', 'server-error'],
    ['read', 502, {}, 'unreachable', 'tenant-unavailable'],
    ['read', 503, {}, 'unreachable', 'tenant-unavailable'],
    ['read', 504, {}, 'unreachable', 'tenant-unavailable'],
    ['write', 500, {}, 'unknown-outcome', 'answer-lost'],
    ['write', 503, {}, 'unknown-outcome', 'answer-lost'],
  ] as const)('%s, %i %o: %s, %s', async (effect, status, body, kind, code) => {
    const problem = await problemOf(effect, status, body)
    expect(problem).toMatchObject({ kind, code, http: { status } })
    expect(problem.title).toContain(String(status))
    expect(problem.nextSteps.length).toBeGreaterThan(0)
  })

  it.each([
    ['Atlas', { errorCode: 'ATLAS-403-00-001', errorMessage: 'the words' }],
    ['Atlas, unexpected', { errorId: '00ff', message: 'the', causes: [{ errorMessage: 'words' }] }],
    ['the servlet container', { servlet: 's', message: 'the words', url: '/', status: '401' }],
    ['the service layer', { code: 1006, error: 'Forbidden', message: 'the words', requestId: 'r' }],
    ['Keycloak', { error: 'invalid_client', error_description: 'the words' }],
  ])('tells what %s says', async (_, body) => {
    expect((await problemOf('read', 403, body)).detail).toMatch(/It says: “the words/)
  })

  it('shows the server’s words without secrets, control characters or endless length', async () => {
    const message = `opaque-bearer \x1b[2J\u202e ${'long '.repeat(500)}`
    const { detail = '' } = await problemOf('read', 403, { message })
    expect(detail).not.toMatch(/opaque-bearer/)
    expect(detail).toContain('⟨U+001B⟩[2J⟨U+202E⟩')
    expect(detail.length).toBeLessThan(700)
  })

  it('may have a body of any shape', async () => {
    for (const body of [null, [], 'text', 7, { message: { not: 'text' }, causes: 'none' }])
      expect((await problemOf('read', 403, body)).code).toBe('not-permitted')
  })

  it('says where a redirect points', async () => {
    const { client } = await clientOf((_, response) =>
      response.writeHead(302, { location: 'https://sso.example.com/login?x=1' }).end(),
    )
    const problem = await problemFrom(client.identity.whoAmI())
    expect(problem).toMatchObject({ kind: 'failed', code: 'redirected' })
    expect(problem.detail).toContain('sso.example.com')
  })

  it('says so when a web page came instead', async () => {
    const { client } = await clientOf((_, response) =>
      response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Blocked</h1>'),
    )
    expect((await problemFrom(client.identity.whoAmI())).detail).toMatch(/web page/)
  })
})

describe('a success that is none', () => {
  it.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'web-page-answer'],
    ['nothing', '', 'unexpected-answer'],
    ['half of the JSON', '{"id":"1","user', 'unexpected-answer'],
    ['another shape', '{"id":1}', 'unexpected-answer'],
    ['null', 'null', 'unexpected-answer'],
  ])('for a read: %s', async (_, body, code) => {
    const { client } = await clientOf((_, response) => response.end(body))
    expect(await problemFrom(client.identity.whoAmI())).toMatchObject({ kind: 'failed', code })
  })

  it.each([
    ['a web page', '<!doctype html>'],
    ['half of the JSON', '{"ok":'],
  ])('leaves a write in doubt: %s', async (_, body) => {
    const { client } = await clientOf((_, response) => response.end(body))
    const problem = await problemFrom(client.tokens.remove('t'))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
  })

  it('names the place that is not as expected', async () => {
    const entity = { typeName: 'Connection', guid: 'g', status: 'ACTIVE', attributes: 5 }
    const { client } = await clientOf((_, response) =>
      json(response, { entity: { ...entity, createTime: 1, updateTime: 1 } }),
    )
    const problem = await problemFrom(client.connections.get('g'))
    expect(problem.detail).toContain('entity.attributes')
  })
})
