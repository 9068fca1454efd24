import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { startTrial, type Trial } from '#src/practice/testing/trial.ts'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'

async function askForToken({ baseUrl }: Trial, form: Record<string, string>) {
  const response = await fetch(`${baseUrl}/auth/realms/default/protocol/openid-connect/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(form),
  })
  const body = (await response.json()) as { access_token: string }
  return { status: response.status, body }
}

async function backendOf({ call }: Trial) {
  const { body } = await call(undefined, 'GET', '/_practice/control')
  return { client_id: body.backend.clientId, client_secret: body.backend.clientSecret }
}

test("from a token's guid to a bearer that works, as SDKs do it", async () => {
  const trial = await startTrial()
  const { id, username } = await trial.newToken()
  const backend = await askForToken(trial, {
    grant_type: 'client_credentials',
    scope: 'openid',
    ...(await backendOf(trial)),
  })
  const path = `/auth/admin/realms/default/clients/${id}/client-secret`
  const secret = await trial.call(backend.body.access_token, 'GET', path)
  expect(secret.body).toEqual({ type: 'secret', value: expect.any(String) })
  const form = {
    grant_type: 'client_credentials',
    client_id: username.replace('service-account-', ''),
    client_secret: secret.body.value,
  }
  const { body } = await askForToken(trial, form)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  const me = await trial.call(body.access_token, 'GET', '/api/service/users/current')
  expect(me.body.username).toBe(username)
})

test('the backend becomes a person, and nobody else can', async () => {
  const trial = await startTrial()
  const backend = await backendOf(trial)
  const own = await askForToken(trial, { grant_type: 'client_credentials', ...backend })
  const users = await trial.call(
    own.body.access_token,
    'GET',
    '/auth/admin/realms/default/users?username=conn.admin',
  )
  const form = {
    grant_type: EXCHANGE,
    requested_subject: users.body[0].id,
    subject_token: own.body.access_token,
  }
  const { body } = await askForToken(trial, { ...form, ...backend })
  expect(decodeJwt(body.access_token).preferred_username).toBe('conn.admin')
  const forged = await askForToken(trial, { ...form, ...backend, subject_token: trial.token })
  expect(forged).toMatchObject({ status: 400, body: { error: 'invalid_token' } })
  const stranger = await askForToken(trial, { ...form, ...backend, client_secret: 'wrong' })
  expect(stranger).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
})

// Seen from pyatlan's own tests: after a 401, with CLIENT_ID and CLIENT_SECRET of another token.
test("a token's client gets a new bearer of a token that has run out, but of no person", async () => {
  const trial = await startTrial()
  const { id, username: own } = await trial.newToken()
  const old = await trial.newToken({ validitySeconds: 1 })
  trial.pass(5000)
  const admin = '/auth/admin/realms/default'
  const get = async (path: string) => (await trial.call(trial.token, 'GET', admin + path)).body
  const client = {
    client_id: own.replace('service-account-', ''),
    client_secret: (await get(`/clients/${id}/client-secret`)).value,
  }
  const self = await askForToken(trial, { grant_type: 'client_credentials', ...client })
  const exchange = async (username: string) => {
    const [{ id: requested_subject }] = await get(`/users?username=${username}`)
    const subject_token = self.body.access_token
    return askForToken(trial, {
      grant_type: EXCHANGE,
      ...client,
      subject_token,
      requested_subject,
    })
  }
  const { body } = await exchange(old.username)
  const me = '/api/service/users/current'
  expect((await trial.call(old.bearer, 'GET', me)).status).toBe(401)
  expect((await trial.call(body.access_token, 'GET', me)).body.username).toBe(old.username)
  expect(await exchange('conn.admin')).toMatchObject({
    status: 403,
    body: { error: 'access_denied' },
  })
})

test.each([
  [
    'a wrong secret',
    { grant_type: 'client_credentials', client_secret: 'wrong' },
    401,
    'invalid_client',
  ],
  ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('%s is refused in the words of Keycloak', async (_name, form, status, error) => {
  const trial = await startTrial()
  const answer = await askForToken(trial, { ...(await backendOf(trial)), ...form })
  expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) } })
})

test('the admin API is for admins', async () => {
  const trial = await startTrial()
  const { id, bearer } = await trial.newToken()
  const path = `/auth/admin/realms/default/clients/${id}/client-secret`
  expect((await trial.call(undefined, 'GET', path)).status).toBe(401)
  expect((await trial.call(bearer, 'GET', path)).status).toBe(403)
  expect((await trial.call(await trial.as('conn.admin'), 'GET', path)).status).toBe(200)
})

test('the published keys verify every bearer', async () => {
  const { baseUrl, token } = await startTrial()
  const keys = createRemoteJWKSet(
    new URL(`${baseUrl}/auth/realms/default/protocol/openid-connect/certs`),
  )
  const { protectedHeader } = await jwtVerify(token, keys)
  expect(protectedHeader.alg).toBe('RS256')
})

test('what is not there is answered in the words of the identity service', async () => {
  const { call, token } = await startTrial()
  const answer = await call(token, 'GET', '/auth/realms/default/nothing')
  expect(answer).toMatchObject({ status: 404, body: { error: 'HTTP 404 Not Found' } })
})
