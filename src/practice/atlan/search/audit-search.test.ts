import { expect, test } from 'vitest'
import { one, startTrial } from '#src/practice/testing/trial.ts'

const DEVELOPMENT = { qualifiedName: 'default/snowflake/1699268171', name: 'development' }

async function startWithChange() {
  const trial = await startTrial()
  const { guid } = await trial.find('Connection', 'development', 'snowflake')
  const search = async (bearer: string, filter: object[]) => {
    const dsl = {
      from: 0,
      size: 10,
      query: { bool: { filter } },
      sort: [{ created: { order: 'desc' } }],
    }
    return (
      await trial.call(bearer, 'POST', '/api/meta/entity/auditSearch', { dsl, attributes: [] })
    ).body
  }
  const change = async (username: string, adminUsers: string[]) =>
    trial.call(
      await trial.as(username),
      'POST',
      '/api/meta/entity/bulk',
      one('Connection', { ...DEVELOPMENT, adminUsers }),
    )
  await change('conn.admin', ['conn.admin', 'other.admin'])
  return { ...trial, guid, search, change }
}

test('a change is in the audit search after its delay, with who made it and what it set', async () => {
  const { guid, search, pass, token } = await startWithChange()
  const filter = [{ term: { entityId: guid } }]
  expect((await search(token, filter)).totalCount).toBe(0)
  pass(1000)
  const { totalCount, entityAudits } = await search(token, filter)
  expect(totalCount).toBe(1)
  expect(entityAudits[0]).toMatchObject({
    typeName: 'Connection',
    entityQualifiedName: DEVELOPMENT.qualifiedName,
    user: 'conn.admin',
    action: 'ENTITY_UPDATE',
    detail: { guid, attributes: { adminUsers: ['conn.admin', 'other.admin'] } },
  })
  expect(entityAudits[0].detail.attributes).not.toHaveProperty('adminGroups')
})

test('newer changes come first, and filters by user and action narrow them', async () => {
  const { search, change, pass, token } = await startWithChange()
  pass(10)
  await change('conn.admin', ['conn.admin'])
  pass(1000)
  const { entityAudits } = await search(token, [
    { term: { user: 'conn.admin' } },
    { term: { action: 'ENTITY_UPDATE' } },
  ])
  expect(entityAudits).toHaveLength(2)
  expect(entityAudits[0].created).toBeGreaterThan(entityAudits[1].created)
  expect((await search(token, [{ term: { user: 'nobody' } }])).totalCount).toBe(0)
})

test('who may not read the connection does not see its changes', async () => {
  const { search, pass, newToken } = await startWithChange()
  const { bearer } = await newToken()
  pass(5000)
  expect((await search(bearer, [{ term: { typeName: 'Connection' } }])).totalCount).toBe(0)
})

test('tags that come and go are entries of their own', async () => {
  const { call, as, guid, search, pass, token } = await startWithChange()
  const owner = await as('data.owner')
  const path = `/api/meta/entity/guid/${guid}`
  await call(owner, 'POST', `${path}/classifications`, [{ typeName: 'PII', propagate: true }])
  await call(owner, 'PUT', `${path}/classifications`, [{ typeName: 'PII' }])
  await call(owner, 'DELETE', `${path}/classification/PII`)
  pass(5000)
  const { entityAudits } = await search(token, [
    { term: { entityId: guid } },
    { term: { user: 'data.owner' } },
  ])
  expect(entityAudits.map(({ action }: { action: string }) => action).sort()).toEqual([
    'CLASSIFICATION_ADD',
    'CLASSIFICATION_DELETE',
    'CLASSIFICATION_UPDATE',
  ])
  expect(entityAudits[0].detail).toMatchObject({ typeName: 'PII', entityGuid: guid })
})
