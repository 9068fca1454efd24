import { describe, expect, it } from 'vitest'
import { INGEST, startAxiomTrial } from './testing/axiom-trial.ts'

const SOON = '2026-11-21T12:10:00Z'

describe('who is let in', () => {
  it.each([
    ['nothing', {}],
    ['an unknown token', { authorization: 'Bearer xapt-123' }],
    ['no bearer', { authorization: 'Basic eGFwdC0xMjM6' }],
    ['an empty bearer', { authorization: 'Bearer ' }],
  ])('not %s: 401 before anything is looked up', async (_, headers) => {
    const { call } = await startAxiomTrial()
    for (const path of ['/v2/tokens', '/v2/tokens/nobody', '/v2/orgs', '/v2/nonsense', '/'])
      expect(await call(headers, 'GET', path)).toMatchObject({
        status: 401,
        body: { message: 'Unauthorized' },
      })
  })

  it('a token until it expires', async () => {
    const { call, newToken, pass } = await startAxiomTrial()
    const { bearer } = await newToken({ ...INGEST, expiresAt: SOON })
    pass(599_999)
    expect((await call(bearer, 'GET', '/v2/datasets')).status).toBe(200)
    pass(1)
    expect((await call(bearer, 'GET', '/v2/datasets')).status).toBe(401)
  })
})

describe('the organisation of a request', () => {
  const person = async () => {
    const trial = await startAxiomTrial()
    const authorization = `Bearer ${trial.axiom.personalAccessToken}`
    const get = (path: string, org?: string) =>
      trial.call({ authorization, ...(org && { 'x-axiom-org-id': org }) }, 'GET', path)
    return { ...trial, get }
  }

  it('has to be named with a personal access token', async () => {
    const { get } = await person()
    const { status, body } = await get('/v2/tokens')
    expect(status).toBe(400)
    expect(body.message).toMatch(/X-AXIOM-ORG-ID/)
  })

  it('need not be named for the person and the list of organisations', async () => {
    const { get, axiom } = await person()
    for (const path of ['/v2/user', '/v2/orgs', `/v2/orgs/${axiom.orgId}`])
      expect((await get(path)).status).toBe(200)
  })

  it('decides what is seen', async () => {
    const { get, axiom } = await person()
    const [first, second] = (await get('/v2/orgs')).body
    expect(first.id).toBe(axiom.orgId)
    const names = async (org: string) =>
      (await get('/v2/datasets', org)).body.map(({ name }: { name: string }) => name)
    expect(await names(first.id)).toContain('http-logs')
    expect(await names(second.id)).toEqual(['scratch'])
  })

  it('has to be one of the person’s', async () => {
    const { get } = await person()
    expect((await get('/v2/tokens', 'somebody-else')).status).toBe(403)
  })

  it('is an API token’s own, whatever is named', async () => {
    const { call, axiom } = await person()
    const authorization = `Bearer ${axiom.apiToken}`
    for (const headers of [{}, { 'x-axiom-org-id': 'somebody-else' }]) {
      const { status, body } = await call({ authorization, ...headers }, 'GET', '/v2/datasets')
      expect(status).toBe(200)
      expect(body[0].name).toBe('http-logs')
    }
  })
})

describe('what a token may do', () => {
  it.each([
    ['GET', '/v2/tokens', 'apiTokens', 'read'],
    ['POST', '/v2/tokens', 'apiTokens', 'create'],
    ['DELETE', '/v2/tokens/x', 'apiTokens', 'delete'],
    ['POST', '/v2/tokens/x/regenerate', 'apiTokens', 'update'],
    ['POST', '/v2/datasets', 'datasets', 'create'],
    ['PUT', '/v2/datasets/x', 'datasets', 'update'],
    ['DELETE', '/v2/datasets/x', 'datasets', 'delete'],
    ['GET', '/v2/datasets/x/mapfields', 'datasets', 'read'],
    ['PUT', '/v2/datasets/x/mapfields', 'datasets', 'update'],
    ['GET', '/v2/views', 'views', 'read'],
    ['POST', '/v2/views', 'views', 'create'],
    ['PUT', '/v2/views/x', 'views', 'update'],
    ['DELETE', '/v2/views/x', 'views', 'delete'],
    ['GET', '/v2/annotations', 'annotations', 'read'],
    ['POST', '/v2/annotations', 'annotations', 'create'],
    ['PUT', '/v2/annotations/x', 'annotations', 'update'],
    ['DELETE', '/v2/annotations/x', 'annotations', 'delete'],
    ['GET', '/v2/users', 'users', 'read'],
    ['POST', '/v2/users', 'users', 'create'],
    ['PUT', '/v2/users/x/role', 'users', 'update'],
    ['DELETE', '/v2/users/x', 'users', 'delete'],
  ])('%s %s needs %s: %s', async (method, path, capability, action) => {
    const { call, newToken } = await startAxiomTrial()
    const others = ['create', 'read', 'update', 'delete'].filter((each) => each !== action)
    const without = await newToken({ orgCapabilities: { [capability]: others } })
    const having = await newToken({ orgCapabilities: { [capability]: [action] } })
    const body = method === 'GET' ? undefined : {}
    expect((await call(without.bearer, method, path, body)).status).toBe(403)
    expect((await call(having.bearer, method, path, body)).status).not.toBe(403)
  })

  it('needs nothing to read datasets and who made the token', async () => {
    const { call, newToken } = await startAxiomTrial()
    const { bearer } = await newToken()
    expect((await call(bearer, 'GET', '/v2/datasets/http-logs')).status).toBe(200)
    expect((await call(bearer, 'GET', '/v2/user')).body.name).toBe('axiom.owner')
    expect((await call(bearer, 'PUT', '/v2/user', { name: 'x' })).status).toBe(403)
  })

  it('is for its datasets only, or for all by the wildcard', async () => {
    const { call, newToken } = await startAxiomTrial()
    const trim = { trim: ['update'] }
    const one = await newToken({ datasetCapabilities: { 'http-logs': trim } })
    const all = await newToken({ datasetCapabilities: { '*': trim } })
    const status = async ({ bearer }: typeof one, dataset: string) =>
      (await call(bearer, 'POST', `/v2/datasets/${dataset}/trim`, { maxDuration: '1h' })).status
    expect(await status(one, 'http-logs')).toBe(204)
    expect(await status(one, 'app-events')).toBe(403)
    expect(await status(all, 'app-events')).toBe(204)
  })

  it.each([
    ['in the organisation', { orgCapabilities: { users: ['create'] } }],
    ['on a dataset', { datasetCapabilities: { 'app-events': { ingest: ['create'] } } }],
    ['on every dataset', { datasetCapabilities: { '*': { ingest: ['create'] } } }],
    ['on a view', { viewCapabilities: { errors: { query: ['read'] } } }],
  ])('is the most that it can give away: not more %s', async (_, more) => {
    const { call, newToken } = await startAxiomTrial()
    const { bearer } = await newToken({
      ...INGEST,
      orgCapabilities: { apiTokens: ['create', 'update'], users: ['read'] },
    })
    const make = (content: object) => call(bearer, 'POST', '/v2/tokens', { name: 'n', ...content })
    expect((await make({ ...INGEST, orgCapabilities: { users: ['read'] } })).status).toBe(200)
    expect((await make(more)).status).toBe(403)
    const strong = await newToken(more)
    const regenerate = { existingTokenExpiresAt: SOON }
    const path = `/v2/tokens/${strong.id}/regenerate`
    expect((await call(bearer, 'POST', path, regenerate)).status).toBe(403)
  })

  it('is everything for the practice token', async () => {
    const { call, axiom } = await startAxiomTrial()
    const bearer = { authorization: `Bearer ${axiom.apiToken}` }
    const { status } = await call(bearer, 'POST', '/v2/tokens', {
      name: 'n',
      datasetCapabilities: { '*': { data: ['delete'] }, new: { share: ['create'] } },
      viewCapabilities: { errors: { query: ['read'], share: ['read'] } },
      orgCapabilities: { rbac: ['delete'], views: ['update'], sharedAccessKeys: ['read'] },
    })
    expect(status).toBe(200)
  })
})
