import { expect, test } from 'vitest'
import { byGuid, one, startTrial } from '#src/practice/testing/trial.ts'

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

async function startWithTerms() {
  const trial = await startWithGlossary()
  const anchor = { guid: trial.glossary.guid }
  const term = async (name: string): Promise<string> => {
    const made = await trial.make('AtlasGlossaryTerm', { name, qualifiedName: name, anchor })
    return made.mutatedEntities.CREATE[0].guid
  }
  const read = async (guid: string, relation: string) => {
    const { body } = await trial.call(trial.token, 'GET', `/api/meta/entity/guid/${guid}`)
    const references: { guid: string; relationshipStatus: string }[] =
      body.entity.relationshipAttributes[relation]
    return references
      .filter((each) => each.relationshipStatus === 'ACTIVE')
      .map((each) => each.guid)
  }
  const first = await term('first')
  const change = (more: object) =>
    trial.call(trial.token, 'POST', BULK, {
      entities: [{ typeName: 'AtlasGlossaryTerm', guid: first, attributes: {}, ...more }],
    })
  return { ...trial, first, others: [await term('second'), await term('third')], read, change }
}

// Seen from pyatlan's own tests: the members that its save semantics are sent with.
test('references are replaced, appended and taken away', async () => {
  const { first, others, read, change } = await startWithTerms()
  const [second = '', third = ''] = others
  const seeAlso = (...guids: string[]) => ({ seeAlso: guids.map((guid) => ({ guid })) })
  await change({ attributes: seeAlso(second) })
  await change({ appendRelationshipAttributes: seeAlso(third) })
  expect(await read(first, 'seeAlso')).toEqual([second, third])
  expect(await read(third, 'seeAlso')).toEqual([first])
  await change({ removeRelationshipAttributes: seeAlso(second) })
  expect(await read(first, 'seeAlso')).toEqual([third])

  const again = await change({ appendRelationshipAttributes: seeAlso(third) })
  expect(again.body).not.toHaveProperty('mutatedEntities')
  const missing = await change({ removeRelationshipAttributes: seeAlso(second) })
  expect(missing).toMatchObject({
    status: 404,
    body: {
      errorCode: 'ATLAS-409-00-0021',
      errorMessage: `relationship AtlasGlossaryRelatedTerm does not exist between entities ${second} and ${first}`,
    },
  })
})

test('terms are assigned to an asset, and all taken away by an empty list', async () => {
  const { call, token, as, find, first, read, pass } = await startWithTerms()
  const { guid } = await find('Connection', 'crm')
  expect(await read(guid, 'meanings')).toEqual([])
  const owner = await as('data.owner')
  const assign = (more: object) =>
    call(owner, 'POST', BULK, {
      entities: [{ typeName: 'Connection', guid, attributes: {}, ...more }],
    })
  const assigned = await assign({ appendRelationshipAttributes: { meanings: [{ guid: first }] } })
  const shown = { meaningNames: ['first'], meanings: [{ termGuid: first }] }
  expect(assigned.body.mutatedEntities.UPDATE).toMatchObject([shown])
  expect(await read(guid, 'meanings')).toEqual([first])
  pass(5000)
  const hits = async (more: object) =>
    (await call(token, 'POST', '/api/meta/search/indexsearch', { ...byGuid(guid), ...more })).body
  expect((await hits({})).entities).toMatchObject([shown])
  expect((await hits({ excludeMeanings: true })).entities[0]).not.toHaveProperty('meanings')
  const whole = await call(token, 'GET', `/api/meta/entity/guid/${guid}`)
  expect(whole.body.entity.meanings).toMatchObject([
    { termGuid: first, relationGuid: expect.any(String), displayText: 'first' },
  ])
  expect(await read(first, 'assignedEntities')).toEqual([guid])
  await assign({ relationshipAttributes: { meanings: [] } })
  const { body } = await call(token, 'GET', `/api/meta/entity/guid/${guid}`)
  expect(body.entity.relationshipAttributes.meanings).toEqual([])
})
