import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'
const TYPES = '/api/meta/types/typedefs'
const QUALIFIED_NAME = 'default/salesforce/1690812345'

/** A set of custom metadata with two attributes, and the connection “crm” to put it on. */
async function startWithSet() {
  const trial = await startTrial()
  const { call, token, as, find } = trial
  const attributeDefs = ['Owner', 'Count'].map((displayName) => ({ name: '', displayName }))
  const definition = { name: 'RACI', displayName: 'RACI', attributeDefs }
  const made = await call(token, 'POST', TYPES, { businessMetadataDefs: [definition] })
  const [def] = made.body.businessMetadataDefs
  const [ownerId, countId] = def.attributeDefs.map(({ name }: { name: string }) => name)
  const { guid } = await find('Connection', 'crm')
  const owner = await as('data.owner')
  const at = `/api/meta/entity/guid/${guid}/businessmetadata/${def.name}`
  const stored = async () => {
    const { body } = await call(owner, 'GET', `/api/meta/entity/guid/${guid}`)
    return body.entity.businessAttributes
  }
  const save = (query: string, businessAttributes: unknown) =>
    call(owner, 'POST', BULK + query, {
      entities: [
        {
          typeName: 'Connection',
          guid: '-1',
          attributes: { qualifiedName: QUALIFIED_NAME, name: 'crm' },
          businessAttributes,
        },
      ],
    })
  return { ...trial, def, ownerId, countId, owner, at, stored, save }
}

test('attributes get internal names, as the set itself does, and keep them', async () => {
  const { call, token, def, ownerId, countId } = await startWithSet()
  expect(new Set([def.name, ownerId, countId, '', 'RACI', 'Owner']).size).toBe(6)
  const more = { name: '', displayName: 'More' }
  const changed = { ...def, attributeDefs: [...def.attributeDefs, more] }
  const { body } = await call(token, 'PUT', TYPES, { businessMetadataDefs: [changed] })
  const names = body.businessMetadataDefs[0].attributeDefs.map(({ name }: { name: string }) => name)
  expect(names).toEqual([ownerId, countId, expect.stringMatching(/./)])
})

// Seen from pyatlan 11.6: to remove a set, it sends null for each of its attributes.
test('values are set and taken away below the entity, and answered with 204', async () => {
  const { call, owner, at, stored, def, ownerId, countId } = await startWithSet()
  expect((await call(owner, 'POST', at, { [ownerId]: 'me', [countId]: 3 })).status).toBe(204)
  expect(await stored()).toEqual({ [def.name]: { [ownerId]: 'me', [countId]: 3 } })
  await call(owner, 'POST', at, { [countId]: 4 })
  expect(await stored()).toEqual({ [def.name]: { [ownerId]: 'me', [countId]: 4 } })
  expect((await call(owner, 'DELETE', at, { [countId]: 4 })).status).toBe(204)
  expect(await stored()).toEqual({ [def.name]: { [ownerId]: 'me' } })
  await call(owner, 'POST', at, { [ownerId]: null, [countId]: null })
  expect(await stored()).toEqual({})
})

test('a bulk write ignores, merges or replaces it, as its parameters say', async () => {
  const { save, stored, def, ownerId, countId } = await startWithSet()
  const values = (more: object) => ({ [def.name]: more })
  await save('', values({ [ownerId]: 'me' }))
  expect(await stored()).toEqual({})
  const merge = '?replaceBusinessAttributes=true&overwriteBusinessAttributes=false'
  await save(merge, values({ [ownerId]: 'me' }))
  await save(merge, values({ [countId]: 1 }))
  expect(await stored()).toEqual(values({ [ownerId]: 'me', [countId]: 1 }))
  const replace = '?replaceBusinessAttributes=true&overwriteBusinessAttributes=true'
  await save(replace, values({ [countId]: 2 }))
  expect(await stored()).toEqual(values({ [countId]: 2 }))
})

test('search finds it by the attribute and shows it by set and attribute', async () => {
  const { call, token, owner, at, def, countId, pass } = await startWithSet()
  await call(owner, 'POST', at, { [countId]: 7 })
  pass(5000)
  const asked = `${def.name}.${countId}`
  const { body } = await call(token, 'POST', '/api/meta/search/indexsearch', {
    dsl: { query: { range: { [countId]: { gt: 6 } } } },
    attributes: [asked],
  })
  expect(body.entities).toMatchObject([{ attributes: { name: 'crm', [asked]: 7 } }])
})

test('it takes a right of its own, and a set that there is', async () => {
  const { call, owner, as, at, ownerId, def } = await startWithSet()
  const refused = await call(await as('other.admin'), 'POST', at, { [ownerId]: 'x' })
  expect(refused).toMatchObject({
    status: 403,
    body: { errorMessage: expect.stringContaining(`business-metadata-name=${def.name}`) },
  })
  const unknown = at.replace(def.name, 'nothing')
  expect((await call(owner, 'POST', unknown, { [ownerId]: 'x' })).status).toBe(404)
  const nowhere = '/api/meta/entity/guid/none/businessmetadata/x'
  expect((await call(owner, 'POST', nowhere, {})).status).toBe(404)
})
