import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const TYPEDEFS = '/api/meta/types/typedefs/'
const BULK = '/api/meta/entity/bulk'
const COLUMN =
  'default/snowflake/1699268171/RAW/WIDEWORLDIMPORTERS_WAREHOUSE/PACKAGETYPES/PACKAGETYPENAME'

const tagDefinition = (name: string) => ({
  classificationDefs: [{ category: 'CLASSIFICATION', name, displayName: name, options: {} }],
  structDefs: [],
})

async function startWithTag() {
  const trial = await startTrial()
  const { body } = await trial.call(trial.token, 'POST', TYPEDEFS, tagDefinition('Secret'))
  const owner = await trial.as('conn.admin')
  const tag = async (members: object, query: string) => {
    const attributes = { qualifiedName: COLUMN, name: 'PACKAGETYPENAME' }
    const entities = [{ typeName: 'Column', guid: '-1', attributes, ...members }]
    await trial.call(owner, 'POST', `${BULK}?${query}`, { entities })
    const path = `/api/meta/entity/uniqueAttribute/type/Column?attr:qualifiedName=${COLUMN}`
    const read = await trial.call(owner, 'GET', path)
    return read.body.entity.classifications.map((each: { typeName: string }) => each.typeName)
  }
  return { ...trial, tag, name: body.classificationDefs[0].name as string }
}

test('a tag gets an internal name and is listed by category', async () => {
  const { call, token, name } = await startWithTag()
  expect(name).toMatch(/^[0-9A-Za-z]{22}$/)
  const { body } = await call(token, 'GET', `${TYPEDEFS}?type=classification&type=struct`)
  const names = body.classificationDefs.map((each: { displayName: string }) => each.displayName)
  expect(names).toEqual(['PII', 'Confidential', 'Secret'])
  // Without a struct SDKs conclude that their token has expired.
  expect(body.structDefs.length).toBeGreaterThan(0)
  expect((await call(token, 'GET', `${TYPEDEFS}?type=enum`)).body.classificationDefs).toEqual([])
})

test('the same display name cannot be taken twice', async () => {
  const { call, token } = await startWithTag()
  expect((await call(token, 'POST', TYPEDEFS, tagDefinition('Secret'))).status).toBe(409)
})

test('a member may not define tags', async () => {
  const { call, as } = await startTrial()
  const answer = await call(await as('data.steward'), 'POST', TYPEDEFS, tagDefinition('Mine'))
  expect(answer.status).toBe(403)
})

test('tags are added, removed and replaced as the request says, and else left alone', async () => {
  const { tag, name } = await startWithTag()
  const classification = [{ typeName: name }]
  expect(await tag({ classifications: classification }, '')).toEqual([])
  expect(await tag({ addOrUpdateClassifications: classification }, 'appendTags=true')).toEqual([
    name,
  ])
  expect(await tag({ removeClassifications: classification }, 'appendTags=true')).toEqual([])
  expect(await tag({ classifications: classification }, 'replaceTags=true')).toEqual([name])
})

test('a tag in use cannot be deleted, a free one is with 204', async () => {
  const { call, token, tag, name } = await startWithTag()
  const path = `/api/meta/types/typedef/name/${name}`
  await tag({ classifications: [{ typeName: name }] }, 'replaceTags=true')
  expect((await call(token, 'DELETE', path)).status).toBe(409)
  await tag({ classifications: [] }, 'replaceTags=true')
  expect((await call(token, 'DELETE', path)).status).toBe(204)
  expect((await call(token, 'GET', path)).status).toBe(404)
})
