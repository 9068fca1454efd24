import { describe, expect, it } from 'vitest'
import { INGEST, startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

const TOKENS = '/v2/tokens'
const YEAR_AHEAD = '2027-11-21T12:00:00.000Z'

describe('creating a token', () => {
  it('answers 200 with all that was asked for, an id and the secret', async () => {
    const { owner } = await startAxiomTrial()
    const asked = {
      name: 'ci',
      description: 'by hand',
      expiresAt: YEAR_AHEAD,
      datasetCapabilities: { '*': { query: ['read'] }, 'not-there-yet': { ingest: ['create'] } },
      viewCapabilities: { errors: { query: ['read'], share: ['create', 'delete'] } },
      orgCapabilities: { annotations: ['create', 'read'] },
    }
    const { status, body } = await owner('POST', TOKENS, asked)
    expect(status).toBe(200)
    expect(body).toEqual({
      ...asked,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      samlAuthenticated: false,
      token: expect.stringMatching(/^xaat-[0-9a-f-]{36}$/),
    })
  })

  it('takes a name that another token has', async () => {
    const { owner, newToken } = await startAxiomTrial()
    const [one, two] = [await newToken(), await newToken()]
    expect(one.id).not.toBe(two.id)
    const { body } = await owner('GET', TOKENS)
    expect(body.filter(({ name }: { name: string }) => name === 'trial')).toHaveLength(2)
  })

  it.each([
    ['null', { viewCapabilities: null, orgCapabilities: null, description: null }],
    ['nothing', {}],
    ['empty', { viewCapabilities: {}, orgCapabilities: { users: [], rbac: null } }],
  ])('takes %s for what is not granted, and answers without views', async (_, content) => {
    const { owner } = await startAxiomTrial()
    const datasetCapabilities = { 'http-logs': { ingest: ['create'], query: null, trim: [] } }
    const { status, body } = await owner('POST', TOKENS, {
      name: 'n',
      datasetCapabilities,
      ...content,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...INGEST, orgCapabilities: {}, description: '' })
    expect(body).not.toHaveProperty('viewCapabilities')
    expect(body.orgCapabilities).toEqual({})
  })

  it.each([[null], [undefined], [''], ['0001-01-01T00:00:00Z'], ['0001-01-01T00:00:00+01:00']])(
    'takes the expiry %j for never',
    async (expiresAt) => {
      const { owner } = await startAxiomTrial()
      const { status, body } = await owner('POST', TOKENS, { name: 'n', expiresAt, ...INGEST })
      expect([status, body.expiresAt]).toEqual([200, null])
    },
  )

  it.each([
    '2027-11-21T12:00:00Z',
    '2027-11-21T14:00:00+02:00',
    '2027-11-21T12:00:00.000000001Z',
    '2027-11-21T05:30:00.0-06:30',
  ])('answers %s in UTC, in one precision', async (expiresAt) => {
    const { owner } = await startAxiomTrial()
    const { body } = await owner('POST', TOKENS, { name: 'n', expiresAt, ...INGEST })
    expect(body.expiresAt).toBe(YEAR_AHEAD)
  })

  it('says that at least one capability is needed', async () => {
    const { owner } = await startAxiomTrial()
    const { status, body } = await owner('POST', TOKENS, {
      name: 'n',
      datasetCapabilities: { 'http-logs': { ingest: [] } },
    })
    expect(status).toBe(422)
    expect(body.message).toContain('at least one capability must be set')
  })

  it.each([
    ['no JSON', '{"name":'],
    ['nothing', undefined],
    ['a list', []],
    ['null', 'null'],
    ['no name', INGEST],
    ['an empty name', { ...INGEST, name: '' }],
    ['a name that is no text', { ...INGEST, name: 7 }],
    ['an expiry that is none', { ...INGEST, name: 'n', expiresAt: 'tomorrow' }],
    ['an expiry in the past', { ...INGEST, name: 'n', expiresAt: '2026-11-21T11:59:59Z' }],
    ['an action that the capability has not', on({ ingest: ['read'] })],
    ['an unknown action', on({ ingest: ['beam'] })],
    ['an unknown capability', on({ toString: ['read'] })],
    ['actions that are no list', on({ ingest: 'create' })],
    ['a matrix that is none', { name: 'n', datasetCapabilities: ['http-logs'] }],
    ['an organisation capability of another kind', { name: 'n', orgCapabilities: 'all' }],
  ])('refuses %s with 422', async (_, body) => {
    const { owner } = await startAxiomTrial()
    const before = (await owner('GET', TOKENS)).body.length
    const answer = await owner('POST', TOKENS, body)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 422, message: expect.any(String) })
    expect((await owner('GET', TOKENS)).body).toHaveLength(before)
  })
})

function on(grants: object) {
  return { name: 'n', datasetCapabilities: { 'http-logs': grants } }
}

describe('reading tokens', () => {
  it('lists all in one list, expired ones too, without a secret', async () => {
    const { owner, newToken } = await startAxiomTrial()
    const { id, body } = await newToken()
    const { token: secret, ...listed } = body
    const { status, body: list, text } = await owner('GET', TOKENS)
    expect(status).toBe(200)
    expect(list).toContainEqual(listed)
    expect(list.map(({ name }: { name: string }) => name)).toContain('old-importer')
    expect(text).not.toMatch(/xaat-|"token"/)
    const one = await owner('GET', `${TOKENS}/${id}`)
    expect(one.body).toEqual(listed)
    expect(one.text).not.toContain(String(secret))
  })

  it('lists no member that the vendor’s strict Go client does not know', async () => {
    const { owner } = await startAxiomTrial()
    const known = ['id', 'name', 'description', 'expiresAt', 'datasetCapabilities']
    for (const token of (await owner('GET', TOKENS)).body)
      expect([...known, 'orgCapabilities', 'samlAuthenticated']).toEqual(
        expect.arrayContaining(Object.keys(token)),
      )
  })

  it.each(['GET', 'DELETE'])('%s of an unknown one is 404', async (method) => {
    const { owner } = await startAxiomTrial()
    const answer = await owner(method, `${TOKENS}/nobody`)
    expect(answer.status).toBe(404)
    expect(answer.body.message).toBe('Not found')
  })
})

describe('deleting a token', () => {
  it('answers 204 with nothing, and its secret is dead', async () => {
    const { owner, call, newToken } = await startAxiomTrial()
    const { id, bearer } = await newToken()
    expect((await call(bearer, 'GET', '/v2/datasets')).status).toBe(200)
    expect(await owner('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status: 204, text: '' })
    expect((await call(bearer, 'GET', '/v2/datasets')).status).toBe(401)
    expect((await owner('GET', `${TOKENS}/${id}`)).status).toBe(404)
  })
})

describe('regenerating a token', () => {
  const soon = '2026-11-21T12:10:00.000Z'

  it('makes another token of the same content, with its own id and secret', async () => {
    const { owner, newToken } = await startAxiomTrial()
    const content = {
      description: 'd',
      datasetCapabilities: { a: { share: ['read'] } },
      viewCapabilities: { errors: { query: ['read'] } },
    }
    const old = await newToken(content)
    const { status, body } = await owner('POST', `${TOKENS}/${old.id}/regenerate`, {
      existingTokenExpiresAt: soon,
      newTokenExpiresAt: YEAR_AHEAD,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'trial', ...content, expiresAt: YEAR_AHEAD })
    expect(body.id).not.toBe(old.id)
    expect(body.token).not.toBe(old.body.token)
  })

  it('shortens the old one’s life at once, and both work until then', async () => {
    const { owner, call, newToken, pass } = await startAxiomTrial()
    const old = await newToken()
    const { body } = await owner('POST', `${TOKENS}/${old.id}/regenerate`, {
      existingTokenExpiresAt: soon,
    })
    const alive = async () => [
      (await call(old.bearer, 'GET', '/v2/datasets')).status,
      (await call({ authorization: `Bearer ${body.token}` }, 'GET', '/v2/datasets')).status,
    ]
    expect((await owner('GET', `${TOKENS}/${old.id}`)).body.expiresAt).toBe(soon)
    expect(await alive()).toEqual([200, 200])
    pass(600_000)
    expect(await alive()).toEqual([401, 200])
  })

  it('never lengthens the old one’s life', async () => {
    const { owner, newToken } = await startAxiomTrial()
    const { id } = await newToken({ ...INGEST, expiresAt: soon })
    for (const existingTokenExpiresAt of [YEAR_AHEAD, '0001-01-01T00:00:00Z'])
      await owner('POST', `${TOKENS}/${id}/regenerate`, { existingTokenExpiresAt })
    expect((await owner('GET', `${TOKENS}/${id}`)).body.expiresAt).toBe(soon)
  })

  it('can end the old one now', async () => {
    const { owner, call, newToken, now } = await startAxiomTrial()
    const { id, bearer } = await newToken()
    const existingTokenExpiresAt = new Date(now()).toISOString()
    await owner('POST', `${TOKENS}/${id}/regenerate`, { existingTokenExpiresAt })
    expect((await call(bearer, 'GET', '/v2/datasets')).status).toBe(401)
  })

  it('builds the new one from newToken where that is given', async () => {
    const { owner, newToken } = await startAxiomTrial()
    const { id } = await newToken()
    const newContent = {
      name: 'other',
      description: 'changed',
      expiresAt: YEAR_AHEAD,
      datasetCapabilities: null,
      orgCapabilities: { users: ['read'] },
    }
    const { body } = await owner('POST', `${TOKENS}/${id}/regenerate`, {
      existingTokenExpiresAt: soon,
      newToken: newContent,
    })
    expect(body).toMatchObject({ ...newContent, datasetCapabilities: {} })
  })

  it('revives an expired one', async () => {
    const { owner, newToken, pass } = await startAxiomTrial()
    const { id } = await newToken({ ...INGEST, expiresAt: soon })
    pass(3_600_000)
    const { status, body } = await owner('POST', `${TOKENS}/${id}/regenerate`, {
      existingTokenExpiresAt: soon,
    })
    expect([status, body.expiresAt]).toEqual([200, null])
  })

  it.each([
    ['no end of the old one', {}],
    ['an end that is none', { existingTokenExpiresAt: 'now' }],
    [
      'a new end in the past',
      { existingTokenExpiresAt: soon, newTokenExpiresAt: '2020-01-01T00:00:00Z' },
    ],
    ['a new token that may nothing', { existingTokenExpiresAt: soon, newToken: { name: 'n' } }],
    ['a new token that is none', { existingTokenExpiresAt: soon, newToken: 'n' }],
  ])('refuses %s with 422 and changes nothing', async (_, body) => {
    const { owner, newToken } = await startAxiomTrial()
    const { id } = await newToken()
    const before = (await owner('GET', TOKENS)).text
    expect((await owner('POST', `${TOKENS}/${id}/regenerate`, body)).status).toBe(422)
    expect((await owner('GET', TOKENS)).text).toBe(before)
  })

  it('of an unknown one is 404', async () => {
    const { owner } = await startAxiomTrial()
    const body = { existingTokenExpiresAt: soon }
    expect((await owner('POST', `${TOKENS}/nobody/regenerate`, body)).status).toBe(404)
  })
})

it.each(['PUT', 'PATCH'])('%s does not exist: a token never changes', async (method) => {
  const { owner, newToken } = await startAxiomTrial()
  const { id } = await newToken()
  expect((await owner(method, `${TOKENS}/${id}`, { name: 'n' })).status).toBe(404)
})
