import { expect, test } from 'vitest'
import { one, startTrial, type Trial } from '#src/practice/testing/trial.ts'

const CLIENTS = '/api/service/oauth-clients'
const REQUEST = { displayName: 'pipeline', description: 'x', role: '$admin', personaQNs: [] }

async function newClient({ call, token }: Trial, more: object = {}) {
  return (await call(token, 'POST', CLIENTS, { ...REQUEST, ...more })).body
}

test('a client gets an id and a secret that no other answer holds', async () => {
  const trial = await startTrial()
  const created = await newClient(trial)
  expect(created).toMatchObject({
    clientId: expect.stringMatching(/^oauth-client-/),
    clientSecret: expect.any(String),
    displayName: 'pipeline',
    tokenExpirySeconds: 900,
    createdAt: expect.any(String),
  })
  const read = await trial.call(trial.token, 'GET', `${CLIENTS}/${created.clientId}`)
  const listed = await trial.call(trial.token, 'GET', `${CLIENTS}?count=true&offset=0&limit=20`)
  expect(read.body).toMatchObject({ role: '$admin', personaQNs: [] })
  expect(listed.body).toMatchObject({ totalRecord: 1, filterRecord: 1 })
  expect(read.text + listed.text).not.toContain(created.clientSecret)
})

test('id and secret are exchanged for a bearer of minutes that has the role', async () => {
  const trial = await startTrial()
  const { clientId, clientSecret } = await newClient(trial)
  const { body } = await trial.call(undefined, 'POST', `${CLIENTS}/token`, {
    clientId,
    clientSecret,
  })
  expect(body).toMatchObject({ expiresIn: 900, tokenType: 'Bearer' })
  const me = () => trial.call(body.accessToken, 'GET', '/api/service/users/current')
  expect((await me()).body.username).toBe(`service-account-${clientId}`)
  const roles = await trial.call(body.accessToken, 'GET', '/api/service/whoami')
  expect(roles.body.roles).toMatchObject([{ name: '$admin' }])
  trial.pass(901_000)
  expect((await me()).status).toBe(401)
})

test('a wrong secret is refused', async () => {
  const trial = await startTrial()
  const { clientId } = await newClient(trial)
  const answer = await trial.call(undefined, 'POST', `${CLIENTS}/token`, {
    clientId,
    clientSecret: 'x',
  })
  expect(answer.status).toBe(401)
})

test.each(['PUT', 'POST'])('%s changes only what is sent', async (method) => {
  const trial = await startTrial()
  const { clientId } = await newClient(trial)
  const path = `${CLIENTS}/${clientId}`
  const { body } = await trial.call(trial.token, method, path, { description: 'new' })
  expect(body).toMatchObject({ displayName: 'pipeline', description: 'new', role: '$admin' })
})

test('a deleted client is gone, and so are its bearers', async () => {
  const trial = await startTrial()
  const { clientId, clientSecret } = await newClient(trial)
  const { body } = await trial.call(undefined, 'POST', `${CLIENTS}/token`, {
    clientId,
    clientSecret,
  })
  expect((await trial.call(trial.token, 'DELETE', `${CLIENTS}/${clientId}`)).status).toBe(200)
  expect((await trial.call(trial.token, 'GET', `${CLIENTS}/${clientId}`)).status).toBe(404)
  expect((await trial.call(body.accessToken, 'GET', '/api/service/whoami')).status).toBe(401)
})

test('an unknown role is refused, and a member may not manage clients', async () => {
  const trial = await startTrial()
  expect(await newClient(trial, { role: '$nobody' })).toMatchObject({ code: 400 })
  const answer = await trial.call(await trial.as('data.steward'), 'GET', CLIENTS)
  expect(answer.status).toBe(403)
})

test('a client that creates a connection is its admin, as everybody else is', async () => {
  const trial = await startTrial()
  const { clientId, clientSecret } = await newClient(trial)
  const credentials = { clientId, clientSecret }
  const { body } = await trial.call(undefined, 'POST', `${CLIENTS}/token`, credentials)
  const attributes = { qualifiedName: 'default/s3/1', name: 'own', adminUsers: [] }
  const bulk = '/api/meta/entity/bulk'
  const made = await trial.call(body.accessToken, 'POST', bulk, one('Connection', attributes))
  expect(made.body.mutatedEntities.CREATE).toMatchObject([
    { attributes: { adminUsers: [`service-account-${clientId}`] } },
  ])
})
