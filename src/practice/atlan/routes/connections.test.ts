import { expect, test } from 'vitest'
import { byGuid, one, startTrial } from '#src/practice/testing/trial.ts'

const BULK =
  '/api/meta/entity/bulk/?replaceTags=false&appendTags=false&replaceBusinessAttributes=false&overwriteBusinessAttributes=false'
const guidPath = (guid: string) =>
  `/api/meta/entity/guid/${guid}?minExtInfo=true&ignoreRelationships=true`
const DEVELOPMENT = { qualifiedName: 'default/snowflake/1699268171', name: 'development' }

test('the guid is found by type and qualified name where a placeholder was sent', async () => {
  const { call, as, find } = await startTrial()
  const before = await find('Connection', 'development', 'snowflake')
  const adminUsers = [...(before.attributes.adminUsers as string[]), 'other.admin']
  const answer = await call(await as('conn.admin'), 'POST', BULK, {
    entities: [
      {
        typeName: 'Connection',
        attributes: { ...DEVELOPMENT, adminUsers },
        businessAttributes: null,
        guid: '-98345',
      },
    ],
  })
  expect(answer.status).toBe(200)
  expect(answer.body.guidAssignments).toEqual({ '-98345': before.guid })
  expect(answer.body.mutatedEntities).toEqual({
    UPDATE: [
      expect.objectContaining({
        guid: before.guid,
        attributes: expect.objectContaining({ adminUsers }),
      }),
    ],
  })
})

test.each(['conn.admin', 'group.admin'])('%s may change its admins', async (username) => {
  const { call, as, token, find } = await startTrial()
  const { guid } = await find('Connection', 'development', 'snowflake')
  const adminUsers = ['conn.admin', 'other.admin']
  const answer = await call(
    await as(username),
    'POST',
    BULK,
    one('Connection', { ...DEVELOPMENT, adminUsers }),
  )
  expect(answer.status).toBe(200)
  const { body } = await call(token, 'GET', guidPath(guid))
  expect(body.entity.attributes.adminUsers).toEqual(adminUsers)
  expect(body.entity.updatedBy).toBe(username)
})

test('the sub-role for connections lets its holder change the connection that lists it', async () => {
  const { call, as, find } = await startTrial()
  const { qualifiedName } = await find('Connection', 'lakehouse')
  const change = one('Connection', { qualifiedName, name: 'lakehouse', description: 'ours' })
  expect((await call(await as('other.admin'), 'POST', BULK, change)).status).toBe(403)
  expect((await call(await as('subrole.admin'), 'POST', BULK, change)).status).toBe(200)
})

test.each([
  ['other.admin', 'an $admin who is no connection admin'],
  ['member.admin', 'a $member, although they are connection admin'],
  ['guest.user', 'a $guest'],
])('%s is refused: %s', async (username) => {
  const { call, as } = await startTrial()
  const change = one('Connection', { ...DEVELOPMENT, adminUsers: [username] })
  const answer = await call(await as(username), 'POST', BULK, change)
  expect(answer).toMatchObject({
    status: 403,
    body: {
      errorCode: 'ATLAS-403-00-001',
      errorMessage: `${username} is not authorized to perform update entity: type=Connection`,
    },
  })
})

test('an API token cannot make itself admin', async () => {
  const { call, newToken } = await startTrial()
  const { bearer, username } = await newToken()
  const change = one('Connection', { ...DEVELOPMENT, adminUsers: [username] })
  expect((await call(bearer, 'POST', BULK, change)).status).toBe(403)
})

test('a write without a difference succeeds for anybody and changes nothing', async () => {
  const { call, as, find } = await startTrial()
  const { guid, attributes } = await find('Connection', 'development', 'snowflake')
  const adminUsers = [...(attributes.adminUsers as string[])].reverse()
  const change = one('Connection', { ...DEVELOPMENT, adminUsers }, '-7')
  const answer = await call(await as('guest.user'), 'POST', BULK, change)
  expect(answer).toMatchObject({ status: 200, body: { guidAssignments: { '-7': guid } } })
  expect(answer.body).not.toHaveProperty('mutatedEntities')
})

test('an absent admin list stays, an empty one and null clear', async () => {
  const { call, as, token, find } = await startTrial()
  const { guid } = await find('Connection', 'development', 'snowflake')
  const bearer = await as('conn.admin')
  const admins = async () => (await call(token, 'GET', guidPath(guid))).body.entity.attributes

  await call(
    bearer,
    'POST',
    BULK,
    one('Connection', { ...DEVELOPMENT, adminUsers: ['conn.admin'] }),
  )
  expect(await admins()).toMatchObject({
    adminUsers: ['conn.admin'],
    adminGroups: ['data_platform'],
  })
  await call(bearer, 'POST', BULK, one('Connection', { ...DEVELOPMENT, adminGroups: null }))
  expect(await admins()).toMatchObject({ adminUsers: ['conn.admin'], adminGroups: [] })
})

test('the last admin cannot be taken away', async () => {
  const { call, as } = await startTrial()
  const change = one('Connection', { ...DEVELOPMENT, adminUsers: [], adminGroups: null })
  const answer = await call(await as('conn.admin'), 'POST', BULK, change)
  expect(answer).toMatchObject({
    status: 400,
    body: {
      errorCode: 'ATLAS-400-00-114',
      errorMessage: 'Admin list should not be empty for type Connection',
    },
  })
})

test('an unknown username as new admin is refused', async () => {
  const { call, as } = await startTrial()
  const change = one('Connection', { ...DEVELOPMENT, adminUsers: ['conn.admin', 'nobody'] })
  const answer = await call(await as('conn.admin'), 'POST', BULK, change)
  expect(answer).toMatchObject({
    status: 500,
    body: { errorCode: 'ATLAS-500-00-001', errorMessage: expect.stringContaining('nobody') },
  })
})

test('a fresh grant lets a token in only after the delay', async () => {
  const { call, as, newToken, find, pass } = await startTrial({ grantDelayMs: 2000 })
  const { guid, attributes } = await find('Connection', 'development', 'snowflake')
  const { bearer, username } = await newToken()
  expect(await call(bearer, 'GET', guidPath(guid))).toMatchObject({
    status: 403,
    body: { errorCode: 'ATLAS-403-00-001' },
  })
  const adminUsers = [...(attributes.adminUsers as string[]), username]
  await call(
    await as('conn.admin'),
    'POST',
    BULK,
    one('Connection', { ...DEVELOPMENT, adminUsers }),
  )
  pass(1999)
  expect((await call(bearer, 'GET', guidPath(guid))).status).toBe(403)
  pass(1)
  expect((await call(bearer, 'GET', guidPath(guid))).status).toBe(200)
  const change = one('Connection', { ...DEVELOPMENT, description: 'mine now' })
  expect((await call(bearer, 'POST', BULK, change)).status).toBe(200)
})

test('whoever creates a connection becomes its admin, a token included', async () => {
  const { call, newToken, pass } = await startTrial()
  const { bearer, username } = await newToken()
  const attributes = {
    qualifiedName: 'default/gcs/1795293245',
    name: 'bucket',
    connectorName: 'gcs',
    category: 'ObjectStore',
    adminUsers: ['conn.admin'],
    adminGroups: [],
    adminRoles: [],
    host: null,
  }
  const { body } = await call(bearer, 'POST', BULK, one('Connection', attributes, '-68'))
  const [created] = body.mutatedEntities.CREATE
  expect(created.attributes.adminUsers).toEqual(['conn.admin', username])
  expect(body.guidAssignments).toEqual({ '-68': created.guid })
  expect((await call(bearer, 'GET', guidPath(created.guid))).status).toBe(403)
  pass(2000)
  expect((await call(bearer, 'GET', guidPath(created.guid))).status).toBe(200)
})

test.each(['data.steward', 'guest.user'])('%s may not create a connection', async (username) => {
  const { call, as } = await startTrial()
  const attributes = { qualifiedName: 'default/x/1', name: 'x', adminUsers: [username] }
  const answer = await call(await as(username), 'POST', BULK, one('Connection', attributes))
  expect(answer).toMatchObject({ status: 403, body: { errorCode: 'ATLAS-403-00-001' } })
})

test('a token sees what its personas cover, once the link has taken effect', async () => {
  const { call, newToken, find, pass } = await startTrial()
  const persona = await find('Persona', 'Sandbox')
  const development = await find('Connection', 'development', 'bigquery')
  const production = await find('Connection', 'production')
  const { bearer } = await newToken({ personaQualifiedNames: [persona.qualifiedName] })
  const hits = async () => {
    const query = { term: { '__typeName.keyword': 'CONNECTION' } }
    const { body } = await call(bearer, 'POST', '/api/meta/search/indexsearch', { dsl: { query } })
    return body.approximateCount
  }
  expect(await hits()).toBe(0)
  pass(2000)
  expect(await hits()).toBe(2)
  expect((await call(bearer, 'GET', guidPath(development.guid))).status).toBe(200)
  expect((await call(bearer, 'GET', guidPath(production.guid))).status).toBe(403)
})

test('every $admin and the practice token see every connection, a $member only some', async () => {
  const { call, as, token } = await startTrial()
  const body = { dsl: { query: { term: { '__typeName.keyword': 'Connection' } } } }
  const count = async (bearer: string) =>
    (await call(bearer, 'POST', '/api/meta/search/indexsearch', body)).body.approximateCount
  expect(await count(token)).toBe(13)
  expect(await count(await as('other.admin'))).toBe(13)
  expect(await count(await as('member.admin'))).toBeLessThan(13)
  expect(await count(await as('guest.user'))).toBe(0)
})

test('search still shows the old admins for a moment, the read by guid the new ones', async () => {
  const { call, as, token, find, pass } = await startTrial({ indexLagMs: 500 })
  const { guid, attributes } = await find('Connection', 'development', 'snowflake')
  const adminUsers = ['conn.admin', 'other.admin']
  await call(
    await as('conn.admin'),
    'POST',
    BULK,
    one('Connection', { ...DEVELOPMENT, adminUsers }),
  )
  const indexed = async () => {
    const body = byGuid(guid, ['adminUsers'])
    return (await call(token, 'POST', '/api/meta/search/indexsearch', body)).body.entities[0]
      .attributes.adminUsers
  }
  const read = await call(token, 'GET', guidPath(guid))
  expect(read.body.entity.attributes.adminUsers).toEqual(adminUsers)
  expect(await indexed()).toEqual(attributes.adminUsers)
  pass(500)
  expect(await indexed()).toEqual(adminUsers)
})

test('the seed keeps its promises about who administers what', async () => {
  const { practice } = await startTrial()
  const users = new Map(practice.atlan.users.map((user) => [user.username, user]))
  const names = (username: string) => users.get(username)?.adminOf.map(({ name }) => name) ?? []
  expect(practice.atlan.users[0]?.username).toBe('conn.admin')
  expect(names('conn.admin').filter((name) => name === 'development')).toHaveLength(2)
  expect(names('member.admin')).toEqual(['development', 'development'])
  expect(users.get('member.admin')?.role).toBe('$member')
  expect(names('other.admin')).toEqual([])
  expect(names('group.admin')).toContain('finance-dw')
  expect(names('subrole.admin')).toEqual(['lakehouse'])
})
