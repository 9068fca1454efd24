import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const GROUPS = '/api/service/groups'

async function startWithGroup() {
  const trial = await startTrial()
  const users = await trial.call(trial.token, 'GET', '/api/service/users?limit=50')
  const steward = users.body.records.find(
    (user: { username: string }) => user.username === 'data.steward',
  )
  const group = { name: 'night_shift', attributes: { alias: ['Night Shift'] } }
  const created = await trial.call(trial.token, 'POST', GROUPS, { group, users: [steward.id] })
  return { ...trial, steward, created, id: created.body.group as string }
}

test('a group is created with its members and found by its alias', async () => {
  const { call, token, created, id, steward } = await startWithGroup()
  expect(created.body.users[steward.id]).toEqual({ status: 200, statusMessage: 'success' })
  const filter = encodeURIComponent('{"$and":[{"alias":{"$ilike":"%Night Shift%"}}]}')
  const { body } = await call(token, 'GET', `/api/service/v2/groups?filter=${filter}`)
  expect(body.records).toMatchObject([{ id, name: 'night_shift', userCount: 1 }])
  const groups = await call(token, 'GET', `/api/service/users/${steward.id}/groups`)
  expect(groups.body.records.map((group: { id: string }) => group.id)).toContain(id)
})

test('an update changes what is sent', async () => {
  const { call, token, id } = await startWithGroup()
  const body = { attributes: { description: ['late'] } }
  const updated = await call(token, 'POST', `${GROUPS}/${id}`, body)
  expect(updated.body).toMatchObject({
    alias: 'Night Shift',
    attributes: { description: ['late'] },
  })
})

// Seen from pyatlan's own tests: what a group is called comes along, nothing else.
test('a list of groups shows the columns that were asked for', async () => {
  const { call, token, id } = await startWithGroup()
  const { body } = await call(token, 'GET', '/api/service/v2/groups?columns=path&columns=alias')
  expect(body.records).toContainEqual({
    id,
    name: 'night_shift',
    path: '/night_shift',
    alias: 'Night Shift',
  })
})

test('members come and go', async () => {
  const { call, token, id, steward } = await startWithGroup()
  const members = async () =>
    (await call(token, 'GET', `${GROUPS}/${id}/members`)).body.filterRecord
  await call(token, 'POST', `${GROUPS}/${id}/members/remove`, { users: [steward.id] })
  expect(await members()).toBe(0)
  await call(token, 'POST', `/api/service/users/${steward.id}/groups`, { groups: [id] })
  expect(await members()).toBe(1)
  expect((await call(token, 'POST', `${GROUPS}/${id}/delete`)).status).toBe(200)
  expect((await call(token, 'GET', `${GROUPS}/${id}/members`)).status).toBe(404)
})

test('what admins did, and who signed in, is remembered', async () => {
  const { call, token, as, id } = await startWithGroup()
  await as('conn.admin')
  const admin = await call(token, 'GET', '/api/service/events/main?first=0&max=100')
  expect(admin.body[0]).toMatchObject({ operationType: 'CREATE', resourcePath: `groups/${id}` })
  const logins = await call(token, 'GET', '/api/service/events/login')
  expect(logins.body[0]).toMatchObject({ type: 'LOGIN', clientId: 'atlan-frontend' })
  const older = await call(token, 'GET', '/api/service/events/login?first=1')
  expect(older.body).toHaveLength(logins.body.length - 1)
  expect(logins.body.length).toBeGreaterThan(1)
})

test('a member of the workspace may not change groups', async () => {
  const { call, as, id } = await startWithGroup()
  const bearer = await as('data.steward')
  expect((await call(bearer, 'POST', `${GROUPS}/${id}/delete`)).status).toBe(403)
})

test('people are invited, renamed and given another role', async () => {
  const { call, token, as } = await startTrial()
  const roles = await call(token, 'GET', '/api/service/roles?limit=100')
  const idOf = (name: string) =>
    roles.body.records.find((role: { name: string }) => role.name === name).id
  const invitation = {
    email: 'new.hire@practice.example',
    roleName: '$guest',
    roleId: idOf('$guest'),
  }
  expect((await call(token, 'POST', '/api/service/users', { users: [invitation] })).status).toBe(
    200,
  )
  const find = async () => {
    const filter = encodeURIComponent('{"username":"new.hire"}')
    return (await call(token, 'GET', `/api/service/users?filter=${filter}`)).body.records[0]
  }
  const { id, workspaceRole } = await find()
  expect(workspaceRole).toBe('$guest')
  const renamed = await call(token, 'POST', `/api/service/users/${id}`, { firstName: 'New' })
  expect(renamed.body).toMatchObject({ id, username: 'new.hire', firstName: 'New' })
  await call(token, 'POST', `/api/service/users/${id}/roles/update`, { roleId: idOf('$admin') })
  expect((await find()).workspaceRole).toBe('$admin')
  const member = await as('data.steward')
  expect((await call(member, 'POST', '/api/service/users', { users: [invitation] })).status).toBe(
    403,
  )
})
