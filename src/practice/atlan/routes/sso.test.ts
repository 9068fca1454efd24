import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const MAPPERS = '/api/service/idp/azure/mappers'

// As pyatlan 11.6 sends it.
const mapper = (value: string) => ({
  name: 'group--1',
  identityProviderAlias: 'azure',
  identityProviderMapper: 'saml-group-idp-mapper',
  config: {
    attributes: '[]',
    syncMode: 'FORCE',
    group: 'analysts',
    'attribute.name': 'memberOf',
    'attribute.value': value,
    'are.attribute.values.regex': '',
  },
})

test('a mapping of groups is made, read, changed and deleted', async () => {
  const { call, token } = await startTrial()
  const made = await call(token, 'POST', MAPPERS, mapper('one'))
  expect(made).toMatchObject({ status: 200, body: mapper('one') })
  const { id } = made.body
  expect((await call(token, 'GET', MAPPERS)).body).toEqual([made.body])
  expect((await call(token, 'GET', '/api/service/idp/okta/mappers')).body).toEqual([])
  const changed = await call(token, 'POST', `${MAPPERS}/${id}`, { id, ...mapper('two') })
  expect(changed).toMatchObject({ status: 200, body: { id, ...mapper('two') } })
  expect((await call(token, 'GET', `${MAPPERS}/${id}`)).body).toEqual(changed.body)
  expect(await call(token, 'POST', `${MAPPERS}/${id}/delete`)).toMatchObject({ status: 200 })
  expect((await call(token, 'GET', `${MAPPERS}/${id}`)).status).toBe(404)
})

test('it takes an admin, and a whole mapping', async () => {
  const { call, token, as } = await startTrial()
  expect((await call(await as('member.admin'), 'GET', MAPPERS)).status).toBe(403)
  expect((await call(token, 'POST', MAPPERS, { name: 'x' })).status).toBe(400)
})
