import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const COLUMNS = ['firstName', 'username', 'id', 'workspaceRole'].map((name) => `columns=${name}`)

test('an API token is a service account: a username, an id of its own, no names', async () => {
  const { call, token, practice } = await startTrial()
  const { body } = await call(token, 'GET', '/api/service/users/current')
  expect(body.username).toBe(practice.atlan.apiToken.username)
  expect(body.id).not.toBe(practice.atlan.apiToken.id)
  expect(body).not.toHaveProperty('email')
  expect(body).not.toHaveProperty('firstName')
})

test.each([
  ['conn.admin', ['$admin']],
  ['subrole.admin', ['$admin', '$admin_connections']],
  ['guest.user', ['$guest']],
])('whoami gives the roles of %s as objects', async (username, names) => {
  const { call, as } = await startTrial()
  const { body } = await call(await as(username), 'GET', '/api/service/whoami')
  expect(body.roles.map((role: { name: string }) => role.name)).toEqual(names)
})

test('whoami of an API token holds the role that SDKs know it by', async () => {
  const { call, token } = await startTrial()
  const { body } = await call(token, 'GET', '/api/service/whoami')
  expect(body.roles).toContainEqual(
    expect.objectContaining({ name: '$api-token-default-access', id: expect.any(String) }),
  )
})

test('roles are found by pattern, with their counts as texts', async () => {
  const { call, token } = await startTrial()
  const filter = encodeURIComponent('{"name":{"$ilike":"$%"}}')
  const path = `/api/service/roles?count=True&offset=0&limit=100&filter=${filter}`
  const { body } = await call(token, 'GET', path)
  const admin = body.records.find((role: { name: string }) => role.name === '$admin')
  expect(admin).toMatchObject({ level: 'workspace', memberCount: '5' })
})

test('roles are found by level, as the creation of OAuth clients asks for them', async () => {
  const { call, token } = await startTrial()
  const filter = encodeURIComponent('{"$or": [{"level": "workspace"}, {"level": "admin-subrole"}]}')
  const { body } = await call(token, 'GET', `/api/service/roles?filter=${filter}&limit=100`)
  const levels = new Set(body.records.map((role: { level: string }) => role.level))
  expect(levels).toEqual(new Set(['workspace', 'admin-subrole']))
})

test('users come sorted, with the columns asked for, and with counts where the limit is 0', async () => {
  const { call, token } = await startTrial()
  const path = `/api/service/users?sort=username&${COLUMNS.join('&')}&count=true&offset=0&limit=3`
  const { body } = await call(token, 'GET', path)
  expect(body.records[0]).toEqual({
    firstName: 'Collection',
    username: 'collection.editor',
    id: expect.any(String),
    workspaceRole: '$member',
  })
  const counts = await call(token, 'GET', '/api/service/users?limit=0')
  expect(counts.body).toEqual({ totalRecord: 10, filterRecord: 10, records: [] })
})

test('groups carry their internal name, their alias and their attributes as lists', async () => {
  const { call, token } = await startTrial()
  const { body } = await call(token, 'GET', '/api/service/v2/groups?sort=name&limit=20')
  expect(body.records[0]).toMatchObject({
    name: 'admins',
    alias: 'Admins',
    attributes: { alias: ['Admins'], isDefault: ['false'] },
    userCount: 5,
  })
})

test('a list beyond its end is an empty list, never absent', async () => {
  const { call, token } = await startTrial()
  for (const list of ['users', 'v2/groups', 'roles', 'apikeys']) {
    const { body } = await call(token, 'GET', `/api/service/${list}?offset=1000&limit=20`)
    expect(body.records).toEqual([])
  }
})
