import { expect, test } from 'vitest'
import { one, startTrial, type Trial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk/'

/** A persona's metadata policy as SDKs send it, without a guid. */
function metadataPolicy(personaGuid: string, connection: string, more: object = {}) {
  return {
    typeName: 'AuthPolicy',
    attributes: {
      name: 'read it',
      displayName: '',
      qualifiedName: 'read it',
      policyType: 'allow',
      policyCategory: 'persona',
      policySubCategory: 'metadata',
      policyServiceName: 'atlas',
      policyResourceCategory: 'CUSTOM',
      policyActions: ['persona-asset-read'],
      policyResources: [`entity:${connection}`],
      connectionQualifiedName: connection,
      accessControl: { typeName: 'Persona', attributes: {}, guid: personaGuid },
      ...more,
    },
  }
}

async function savePolicy(trial: Trial, username: string, more: object = {}) {
  const { guid } = await trial.find('Persona', 'Sandbox')
  const policy = metadataPolicy(guid, 'default/snowflake/1699268171', more)
  return trial.call(await trial.as(username), 'POST', BULK, { entities: [policy] })
}

test('a connection admin adds a policy, and the answer lists the persona as updated', async () => {
  const trial = await startTrial()
  const persona = await trial.find('Persona', 'Sandbox')
  const { body } = await savePolicy(trial, 'conn.admin')
  const [policy] = body.mutatedEntities.CREATE
  expect(body.mutatedEntities.UPDATE.map((each: { guid: string }) => each.guid)).toEqual([
    persona.guid,
  ])
  const nanoid = persona.qualifiedName.split('/')[1]
  expect(policy.attributes).toMatchObject({
    policyRoles: [`persona_${nanoid}`],
    policyUsers: [],
    isPolicyEnabled: true,
  })
  expect(policy.attributes.qualifiedName.startsWith(`${persona.qualifiedName}/`)).toBe(true)
})

test('who is no admin of the connection is told so, with its guid', async () => {
  const trial = await startTrial()
  const { guid } = await trial.find('Connection', 'development', 'snowflake')
  const answer = await savePolicy(trial, 'other.admin')
  expect(answer).toMatchObject({
    status: 403,
    body: {
      errorCode: 'ATLAS-403-00-002',
      errorMessage: `other.admin is not admin for connection ${guid}`,
    },
  })
})

test('an API token may add one once it was made connection admin, after the delay', async () => {
  const { call, as, find, newToken, pass } = await startTrial()
  const persona = await find('Persona', 'Sandbox')
  const connection = await find('Connection', 'development', 'snowflake')
  const token = await newToken()
  const { qualifiedName, attributes } = connection
  const policy = { entities: [metadataPolicy(persona.guid, qualifiedName)] }
  const adminUsers = [...(attributes.adminUsers as string[]), token.username]
  const grant = one('Connection', { qualifiedName, name: 'development', adminUsers })
  await call(await as('conn.admin'), 'POST', BULK, grant)
  expect((await call(token.bearer, 'POST', BULK, policy)).body.errorCode).toBe('ATLAS-403-00-002')
  pass(2000)
  expect((await call(token.bearer, 'POST', BULK, policy)).status).toBe(200)
})

test.each([
  [
    'a name that is taken',
    { name: 'Metadata of default/snowflake/1699268171' },
    /already exists in Persona 'Sandbox'/,
  ],
  ['an action of another kind', { policyActions: ['persona-glossary-read'] }, /Invalid action/],
  ['no action', { policyActions: [] }, /policyActions/],
  ['a wrong resource category', { policyResourceCategory: 'TAG' }, /policyResourceCategory/],
  ['no connection', { connectionQualifiedName: '' }, /connectionQualifiedName/],
  ['no resource', { policyResources: [] }, /policyResources/],
  [
    'a resource elsewhere',
    { policyResources: ['entity:default/s3/1'] },
    /^default\/s3\/1 does not belong to connection default\/snowflake\/1699268171$/,
  ],
  ['no persona', { accessControl: null }, /accessControl/],
  ['an unknown type', { policyType: 'maybe' }, /policyType/],
])('a policy with %s is refused', async (_name, more, message) => {
  const trial = await startTrial()
  const answer = await savePolicy(trial, 'conn.admin', more)
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'ATLAS-400-00-029' } })
  expect(answer.body.errorMessage).toMatch(message)
})

test('policies cannot be sent inside their persona', async () => {
  const { call, token } = await startTrial()
  const attributes = { name: 'x', qualifiedName: 'x', policies: [{ typeName: 'AuthPolicy' }] }
  const answer = await call(token, 'POST', BULK, one('Persona', attributes))
  expect(answer).toMatchObject({ status: 409, body: { errorCode: 'ATLAS-409-00-015' } })
})

test('a persona is purged with its policies and unlinked from its tokens', async () => {
  const { call, token, find, newToken } = await startTrial()
  const persona = await find('Persona', 'Sandbox')
  const { id } = await newToken({ personaQualifiedNames: [persona.qualifiedName] })
  const path = `${BULK}?deleteType=PURGE&guid=${persona.guid}`
  const { body } = await call(token, 'DELETE', path)
  const types = body.mutatedEntities.DELETE.map((each: { typeName: string }) => each.typeName)
  expect(types).toEqual(['Persona', 'AuthPolicy', 'AuthPolicy'])
  const filter = encodeURIComponent(JSON.stringify({ id }))
  const list = await call(token, 'GET', `/api/service/apikeys?filter=${filter}`)
  expect(list.body.records[0].attributes.personaQualifiedName).toBe('[]')
})

test('a purpose needs tags, and its policies name their subjects themselves', async () => {
  const { call, token, practice } = await startTrial()
  const attributes = { name: 'pii', qualifiedName: 'pii' }
  const bare = await call(token, 'POST', BULK, one('Purpose', attributes))
  expect(bare).toMatchObject({ status: 400, body: { errorCode: 'ATLAS-400-00-029' } })

  const tagged = one('Purpose', { ...attributes, purposeClassifications: ['tag1'] })
  const created = await call(token, 'POST', BULK, tagged)
  const [purpose] = created.body.mutatedEntities.CREATE
  const { username } = practice.atlan.apiToken
  const answer = await call(token, 'POST', BULK, {
    entities: [
      {
        typeName: 'AuthPolicy',
        attributes: {
          name: 'mask',
          qualifiedName: 'mask',
          policyType: 'dataMask',
          policyCategory: 'purpose',
          policySubCategory: 'data',
          policyResourceCategory: 'TAG',
          policyActions: ['select'],
          policyUsers: [username],
          policyMaskType: 'MASK_REDACT',
          accessControl: { typeName: 'Purpose', guid: purpose.guid },
        },
      },
    ],
  })
  expect(answer.body.mutatedEntities.UPDATE[0].guid).toBe(purpose.guid)
  expect(answer.body.mutatedEntities.CREATE[0].attributes).toMatchObject({
    policyUsers: [username],
    policyResources: ['tag:tag1'],
  })
})
