import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'
const byName = (typeName: string, qualifiedName: string) =>
  `/api/meta/entity/uniqueAttribute/type/${typeName}?attr%3AqualifiedName=${encodeURIComponent(qualifiedName)}`

// Seen from pyatlan: how certificates and announcements are set and taken away.
test('one entity is changed by its name, and what is not sent stays', async () => {
  const { call, as, find } = await startTrial()
  const { guid, qualifiedName } = await find('Connection', 'crm')
  const owner = await as('data.owner')
  const change = async (attributes: object) =>
    call(owner, 'PUT', byName('Connection', qualifiedName), {
      entity: { typeName: 'Connection', attributes, guid: '-7' },
    })
  const certified = await change({ qualifiedName, name: 'crm', certificateStatus: 'DRAFT' })
  expect(certified.body.mutatedEntities).toMatchObject({
    PARTIAL_UPDATE: [
      { guid, attributes: { certificateStatus: 'DRAFT', connectorName: 'salesforce' } },
    ],
  })
  const cleared = await change({ qualifiedName, name: 'crm', certificateStatus: null })
  const [{ attributes }] = cleared.body.mutatedEntities.PARTIAL_UPDATE
  expect(attributes).not.toHaveProperty('certificateStatus')
})

test('a change by name is refused for what is not there, or not ours to change', async () => {
  const { call, as, token, find } = await startTrial()
  const { qualifiedName } = await find('Connection', 'crm')
  const entity = { typeName: 'Connection', attributes: { description: 'new' } }
  const stranger = await call(await as('conn.admin'), 'PUT', byName('Connection', qualifiedName), {
    entity,
  })
  expect(stranger).toMatchObject({ status: 403, body: { errorCode: 'ATLAS-403-00-001' } })
  const missing = await call(token, 'PUT', byName('Connection', 'default/none'), { entity })
  expect(missing).toMatchObject({ status: 404, body: { errorCode: 'ATLAS-404-00-009' } })
  const empty = await call(token, 'PUT', byName('Connection', qualifiedName), {})
  expect(empty.status).toBe(400)
})

test('what has the name is also found by a type above its own', async () => {
  const { call, token, find } = await startTrial()
  const { guid, qualifiedName } = await find('Connection', 'crm')
  const { body } = await call(token, 'GET', byName('Asset', qualifiedName))
  expect(body.entity).toMatchObject({ typeName: 'Connection', guid })
  const sql = await call(token, 'GET', byName('SQL', qualifiedName))
  expect(sql.body.errorCode).toBe('ATLAS-404-00-009')
})

test('a tag keeps how far it spreads', async () => {
  const { call, token, as, find } = await startTrial()
  const { guid } = await find('Connection', 'crm')
  const spread = { propagate: true, restrictPropagationThroughLineage: true }
  await call(await as('data.owner'), 'POST', `${BULK}?appendTags=true`, {
    entities: [
      {
        typeName: 'Connection',
        guid,
        attributes: {},
        addOrUpdateClassifications: [{ typeName: 'PII', ...spread }],
      },
    ],
  })
  const { body } = await call(token, 'GET', `/api/meta/entity/guid/${guid}`)
  expect(body.entity.classifications).toMatchObject([
    { typeName: 'PII', ...spread, removePropagationsOnEntityDelete: false, entityGuid: guid },
  ])
})
