import { expect, test } from 'vitest'
import { one, startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'

test('an entity is read by guid and by type and qualified name', async () => {
  const { call, token, find } = await startTrial()
  const persona = await find('Persona', 'Data Assets')
  const byGuid = await call(
    token,
    'GET',
    `/api/meta/entity/guid/${persona.guid}?minExtInfo=false&ignoreRelationships=false`,
  )
  expect(byGuid.body.referredEntities).toEqual({})
  expect(byGuid.body.entity).toMatchObject({
    typeName: 'Persona',
    guid: persona.guid,
    status: 'ACTIVE',
  })
  expect(byGuid.body.entity.relationshipAttributes.policies).toHaveLength(15)
  const name = encodeURIComponent(persona.qualifiedName)
  const byName = await call(
    token,
    'GET',
    `/api/meta/entity/uniqueAttribute/type/Persona?attr%3AqualifiedName=${name}&minExtInfo=false&ignoreRelationships=true`,
  )
  expect(byName.body.entity.guid).toBe(persona.guid)
  expect(byName.body.entity).not.toHaveProperty('relationshipAttributes')
})

test('several entities are read with one request, all of them or none', async () => {
  const { call, token, find } = await startTrial()
  const [a, b] = [await find('Persona', 'Data Assets'), await find('Connection', 'development')]
  const path = `${BULK}?guid=${b.guid}&guid=${a.guid}&minExtInfo=false&ignoreRelationships=true`
  const { body } = await call(token, 'GET', path)
  expect(body.entities.map(({ guid }: { guid: string }) => guid)).toEqual([b.guid, a.guid])
  const missing = await call(token, 'GET', `${path}&guid=00000000-0000-0000-0000-00000000dead`)
  expect(missing).toMatchObject({ status: 404, body: { errorCode: 'ATLAS-404-00-005' } })
})

test('what does not exist is 404, each with a code of its own', async () => {
  const { call, token } = await startTrial()
  const guid = '00000000-0000-0000-0000-00000000dead'
  expect(await call(token, 'GET', `/api/meta/entity/guid/${guid}`)).toMatchObject({
    status: 404,
    body: { errorCode: 'ATLAS-404-00-005' },
  })
  const named = '/api/meta/entity/uniqueAttribute/type'
  const unknown = await call(token, 'GET', `${named}/Connection?attr:qualifiedName=default/x/1`)
  expect(unknown).toMatchObject({ status: 404, body: { errorCode: 'ATLAS-404-00-009' } })
  const untyped = await call(token, 'GET', `${named}/Nonsense?attr:qualifiedName=x`)
  expect(untyped).toMatchObject({ status: 404, body: { errorCode: 'ATLAS-404-00-001' } })
  const route = await call(token, 'GET', '/api/meta/no-such-route')
  expect(route).toMatchObject({ status: 404, body: { errorId: expect.any(String) } })
})

test('bulk takes a slash at its end and redirects nobody', async () => {
  const { call, token } = await startTrial()
  const body = { entities: [] }
  for (const path of [BULK, `${BULK}/`]) {
    const answer = await call(token, 'POST', path, body)
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'ATLAS-400-00-029' } })
  }
})

test('two ways to treat tags in one request are refused', async () => {
  const { call, token } = await startTrial()
  const change = one('Persona', { qualifiedName: 'x', name: 'x' })
  const answer = await call(token, 'POST', `${BULK}?replaceTags=true&appendTags=true`, change)
  expect(answer.status).toBe(400)
})

test('a real guid that does not exist is not created', async () => {
  const { call, token } = await startTrial()
  const guid = '00000000-0000-0000-0000-00000000dead'
  const answer = await call(
    token,
    'POST',
    BULK,
    one('Persona', { qualifiedName: 'x', name: 'x' }, guid),
  )
  expect(answer).toMatchObject({ status: 404, body: { errorCode: 'ATLAS-404-00-005' } })
})

test('one refused entity undoes the whole request', async () => {
  const { call, token } = await startTrial()
  const answer = await call(token, 'POST', BULK, {
    entities: [
      { typeName: 'Persona', guid: '-1', attributes: { name: 'half', qualifiedName: 'half' } },
      {
        typeName: 'Persona',
        guid: '-2',
        attributes: { name: 'b', qualifiedName: 'b', personaUsers: ['nobody'] },
      },
    ],
  })
  expect(answer.status).toBe(500)
  const query = { term: { 'name.keyword': 'half' } }
  const search = await call(token, 'POST', '/api/meta/search/indexsearch', { dsl: { query } })
  expect(search.body.approximateCount).toBe(0)
})

test('a new persona gets its qualified name and its role from the server', async () => {
  const { call, token } = await startTrial()
  const attributes = { qualifiedName: 'mine', name: 'mine', displayName: 'mine', description: '' }
  const { body } = await call(token, 'POST', BULK, one('Persona', attributes, '-3'))
  const [persona] = body.mutatedEntities.CREATE
  expect(persona.attributes.qualifiedName).toMatch(/^default\/[0-9A-Za-z]{22}$/)
  expect(persona.attributes).toMatchObject({
    isAccessControlEnabled: true,
    roleId: expect.any(String),
  })
})

test("a persona's users are replaced where they are sent and stay where they are not", async () => {
  const { call, token, find } = await startTrial()
  const { guid, qualifiedName } = await find('Persona', 'Data Assets')
  const update = async (attributes: object) => {
    await call(
      token,
      'POST',
      BULK,
      one('Persona', { qualifiedName, name: 'Data Assets', ...attributes }),
    )
    const { body } = await call(token, 'GET', `/api/meta/entity/guid/${guid}`)
    return body.entity.attributes
  }
  expect(await update({ personaUsers: ['conn.admin'] })).toMatchObject({
    personaUsers: ['conn.admin'],
  })
  expect(await update({ description: 'new' })).toMatchObject({ personaUsers: ['conn.admin'] })
})

test('a collection gets a name below its creator, who stays editor whatever is sent', async () => {
  const { call, as } = await startTrial({ grantDelayMs: 0 })
  const bearer = await as('data.steward')
  const attributes = { name: 'notes', qualifiedName: 'default/collection/data.steward/suggested' }
  const { body } = await call(bearer, 'POST', BULK, one('Collection', attributes))
  const [collection] = body.mutatedEntities.CREATE
  expect(collection.attributes.qualifiedName).toMatch(
    /^default\/collection\/data\.steward\/[0-9A-Za-z]{22}$/,
  )
  expect(collection.attributes.adminUsers).toEqual(['data.steward'])
  const { qualifiedName } = collection.attributes
  const change = one('Collection', { name: 'notes', qualifiedName, adminUsers: ['conn.admin'] })
  const updated = await call(bearer, 'POST', BULK, change)
  expect(updated.body.mutatedEntities.UPDATE[0].attributes.adminUsers).toEqual([
    'conn.admin',
    'data.steward',
  ])
})

test.each([
  ['collection.editor', 200],
  ['collection.viewer', 403],
  ['other.admin', 403],
])('%s adds a viewer to "My query collection": %i', async (username, status) => {
  const { call, as, find, newToken } = await startTrial()
  const { qualifiedName, attributes } = await find('Collection', 'My query collection')
  const viewerUsers = [...(attributes.viewerUsers as string[]), (await newToken()).username]
  const change = one('Collection', { qualifiedName, name: 'My query collection', viewerUsers })
  const answer = await call(await as(username), 'POST', BULK, change)
  expect(answer.status).toBe(status)
  if (status === 403) expect(answer.body.errorMessage).toContain('update entity: type=Collection')
})
