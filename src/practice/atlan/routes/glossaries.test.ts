import { expect, test } from 'vitest'
import { one, startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk/'

async function startWithGlossary() {
  const trial = await startTrial()
  const make = async (typeName: string, attributes: object) =>
    (await trial.call(trial.token, 'POST', BULK, one(typeName, { ...attributes }))).body
  const created = await make('AtlasGlossary', { name: 'Words', qualifiedName: 'Words' })
  return { ...trial, make, glossary: created.mutatedEntities.CREATE[0] }
}

test('glossaries, terms and categories get their names from the server', async () => {
  const { make, glossary } = await startWithGlossary()
  const own = glossary.attributes.qualifiedName
  expect(own).toMatch(/^[0-9A-Za-z]{21}$/)
  const anchor = { typeName: 'AtlasGlossary', guid: glossary.guid }
  const term = await make('AtlasGlossaryTerm', { name: 'churn', qualifiedName: 'churn', anchor })
  expect(term.mutatedEntities.CREATE[0].attributes.qualifiedName).toMatch(
    new RegExp(`^\\w{21}@${own}$`),
  )
  expect(term.mutatedEntities.UPDATE).toMatchObject([{ guid: glossary.guid }])

  const top = await make('AtlasGlossaryCategory', { name: 'top', qualifiedName: 'top', anchor })
  const [parent] = top.mutatedEntities.CREATE
  const parentCategory = { guid: parent.guid }
  const sub = await make('AtlasGlossaryCategory', {
    name: 'sub',
    qualifiedName: 'sub',
    anchor,
    parentCategory,
  })
  const path = parent.attributes.qualifiedName.split('@')[0]
  expect(sub.mutatedEntities.CREATE[0].attributes.qualifiedName).toMatch(
    new RegExp(`^${path}\\.\\w{21}@${own}$`),
  )
})

test('a term or a glossary sent back as it is changes nothing', async () => {
  const { make, glossary } = await startWithGlossary()
  const anchor = { typeName: 'AtlasGlossary', guid: glossary.guid }
  const created = await make('AtlasGlossaryTerm', { name: 'churn', qualifiedName: 'churn', anchor })
  const { qualifiedName } = created.mutatedEntities.CREATE[0].attributes
  const again = await make('AtlasGlossaryTerm', { name: 'churn', qualifiedName, anchor })
  expect(again).not.toHaveProperty('mutatedEntities')
  const terms = [{ guid: created.mutatedEntities.CREATE[0].guid }]
  const whole = await make('AtlasGlossary', { ...glossary.attributes, terms })
  expect(whole).not.toHaveProperty('mutatedEntities')
})

test('terms are found by the name of their glossary', async () => {
  const { call, token, make, glossary, pass } = await startWithGlossary()
  const anchor = { guid: glossary.guid }
  await make('AtlasGlossaryTerm', { name: 'churn', qualifiedName: 'churn', anchor })
  pass(500)
  const filter = [
    { term: { '__typeName.keyword': 'AtlasGlossaryTerm' } },
    { term: { __glossary: glossary.attributes.qualifiedName } },
  ]
  const { body } = await call(token, 'POST', '/api/meta/search/indexsearch', {
    dsl: { query: { bool: { filter } } },
    attributes: ['anchor'],
  })
  expect(body.entities).toMatchObject([
    { attributes: { name: 'churn', anchor: { guid: glossary.guid } } },
  ])
})

test('two glossaries cannot share a name, nor a term be without one', async () => {
  const { make } = await startWithGlossary()
  const twin = await make('AtlasGlossary', { name: 'Words', qualifiedName: 'Words' })
  expect(twin.errorCode).toBe('ATLAS-409-00-016')
  const lost = await make('AtlasGlossaryTerm', { name: 'lost', qualifiedName: 'lost' })
  expect(lost.errorCode).toBe('ATLAS-400-00-029')
})

test('a glossary is purged with its terms; a $member may read but not write it', async () => {
  const { call, token, as, make, glossary } = await startWithGlossary()
  await make('AtlasGlossaryTerm', {
    name: 'churn',
    qualifiedName: 'churn',
    anchor: { guid: glossary.guid },
  })
  const member = await as('data.steward')
  expect((await call(member, 'GET', `/api/meta/entity/guid/${glossary.guid}`)).status).toBe(200)
  const path = `${BULK}?deleteType=PURGE&guid=${glossary.guid}`
  expect((await call(member, 'DELETE', path)).status).toBe(403)
  const { body } = await call(token, 'DELETE', path)
  expect(body.mutatedEntities.DELETE).toHaveLength(2)
})
