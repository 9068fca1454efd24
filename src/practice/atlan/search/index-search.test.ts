import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const SEARCH = '/api/meta/search/indexsearch'
const ACTIVE = { term: { __state: { value: 'ACTIVE' } } }

/** Searches as the practice token. */
async function startSearch() {
  const { call, token } = await startTrial()
  return async (dsl: object, more: object = {}) =>
    (await call(token, 'POST', SEARCH, { dsl, attributes: [], ...more })).body
}

const namesOf = (body: { entities?: { attributes: { name: string } }[] }) =>
  (body.entities ?? []).map((entity) => entity.attributes.name)

test('the way pyatlan looks for a persona finds it: type names in upper case', async () => {
  const search = await startSearch()
  const filter = [
    ACTIVE,
    { term: { '__typeName.keyword': { value: 'PERSONA' } } },
    { term: { 'name.keyword': { value: 'Data Assets' } } },
  ]
  const body = await search(
    {
      from: 0,
      size: 300,
      aggregations: {},
      track_total_hits: true,
      query: { bool: { filter } },
      sort: [{ __guid: { order: 'asc' } }],
    },
    { relationAttributes: ['name'] },
  )
  expect(body).toMatchObject({ queryType: 'INDEX', approximateCount: 1 })
  expect(body.entities[0]).toMatchObject({
    typeName: 'Persona',
    status: 'ACTIVE',
    attributes: { name: 'Data Assets', qualifiedName: expect.stringMatching(/^default\//) },
    createTime: expect.any(Number),
  })
})

test('keyword fields ignore case, other fields do not', async () => {
  const search = await startSearch()
  const count = async (field: string, value: string) => {
    const filter = [
      { term: { '__typeName.keyword': 'connection' } },
      { term: { [field]: { value } } },
    ]
    return (await search({ query: { bool: { filter } } })).approximateCount
  }
  expect(await count('name.keyword', 'DEVELOPMENT')).toBe(2)
  expect(await count('connectorName', 'snowflake')).toBe(2)
  expect(await count('connectorName', 'SNOWFLAKE')).toBe(0)
})

test('without a hit there is no `entities` at all', async () => {
  const search = await startSearch()
  const body = await search({ query: { term: { 'name.keyword': 'nothing' } } })
  expect(body.approximateCount).toBe(0)
  expect(body).not.toHaveProperty('entities')
})

test.each([
  ['no query', {}],
  ['an empty query', { query: {} }],
  ['null for a query', { query: null }],
  ['an unknown kind', { query: { fancy: { name: 'x' } } }],
  ['a name of every object', { query: { constructor: { name: 'x' } } }],
])('%s is refused', async (_name, dsl) => {
  const search = await startSearch()
  expect(await search(dsl)).toEqual({
    errorCode: 'ATLAS-400-00-029',
    errorMessage: 'Invalid search query',
  })
})

test('only the attributes asked for come back, beside name and qualified name', async () => {
  const search = await startSearch()
  const query = { term: { 'name.keyword': 'production' } }
  const { entities } = await search({ query }, { attributes: ['adminUsers'] })
  expect(Object.keys(entities[0].attributes).sort()).toEqual([
    'adminUsers',
    'name',
    'qualifiedName',
  ])
})

test('relations can be asked for like attributes', async () => {
  const search = await startSearch()
  const query = { term: { 'name.keyword': 'Sandbox' } }
  const asked = { attributes: ['policies'], relationAttributes: ['policyType'] }
  const { entities } = await search({ query }, asked)
  expect(entities[0].attributes.policies).toHaveLength(2)
  expect(entities[0].attributes.policies[0]).toMatchObject({
    typeName: 'AuthPolicy',
    attributes: { name: expect.any(String), policyType: 'allow' },
  })
})

test('pages follow the order and end past the last hit', async () => {
  const search = await startSearch()
  const query = { term: { '__typeName.keyword': 'Connection' } }
  const sort = [{ 'name.keyword': { order: 'desc' } }, { __guid: { order: 'asc' } }]
  const first = await search({ query, sort, from: 0, size: 8 })
  const second = await search({ query, sort, from: 8, size: 8 })
  const past = await search({ query, sort, from: 16, size: 8 })
  const names = [...namesOf(first), ...namesOf(second)]
  expect(names).toHaveLength(13)
  expect(names).toEqual([...names].sort().reverse())
  expect(past).not.toHaveProperty('entities')
  expect(past.approximateCount).toBe(13)
})

test.each([
  [
    'must, filter and must_not',
    {
      bool: {
        must: [{ term: { '__typeName.keyword': 'Connection' } }],
        filter: { term: { connectorName: 'snowflake' } },
        must_not: { term: { 'name.keyword': 'production' } },
      },
    },
    ['development'],
  ],
  [
    'should alone',
    {
      bool: {
        should: [{ term: { 'name.keyword': 'crm' } }, { term: { 'name.keyword': 'events' } }],
      },
    },
    ['crm', 'events'],
  ],
  ['terms', { terms: { 'name.keyword': ['CRM', 'events'] } }, ['crm', 'events']],
  [
    'prefix',
    { bool: { filter: [{ prefix: { qualifiedName: { value: 'default/s3/' } } }] } },
    ['landing-zone'],
  ],
  ['exists', { bool: { filter: [{ exists: { field: 'personaUsers' } }] } }, ['Data Assets']],
  [
    'range',
    {
      bool: {
        filter: [
          { term: { '__typeName.keyword': 'Connection' } },
          { range: { __timestamp: { gte: 1699271012000 } } },
        ],
      },
    },
    ['development'],
  ],
  ['a word of a text field', { match: { description: 'pipelines' } }, ['Platform Engineers']],
  [
    'wildcard',
    { wildcard: { 'name.keyword': { value: 'MY*collection' } } },
    ['My query collection'],
  ],
  [
    'super types',
    { bool: { filter: [{ term: { '__superTypeNames.keyword': { value: 'Namespace' } } }] } },
    ['Finance queries', 'My query collection', 'Onboarding'],
  ],
])('the query language knows %s', async (_name, query, names) => {
  const search = await startSearch()
  expect(namesOf(await search({ query, size: 100 })).sort()).toEqual(names)
})

test('match_all finds everything that may be seen', async () => {
  const search = await startSearch()
  const body = await search({ query: { match_all: {} }, size: 1 })
  expect(body.approximateCount).toBeGreaterThan(40)
  expect(body.entities).toHaveLength(1)
})

test('the bulk mode by timestamp walks through everything once', async () => {
  const search = await startSearch()
  const sort = [{ __timestamp: { order: 'asc' } }, { __guid: { order: 'asc' } }]
  const seen = new Set<string>()
  let since = 0
  for (;;) {
    const range = { range: { __timestamp: { gte: since } } }
    const filter = [{ term: { '__typeName.keyword': 'Connection' } }, range]
    const { entities = [] } = await search({ query: { bool: { filter } }, sort, size: 4 })
    const fresh = entities.filter((entity: { guid: string }) => !seen.has(entity.guid))
    if (fresh.length === 0) break
    for (const { guid } of fresh) seen.add(guid)
    since = entities.at(-1).createTime
  }
  expect(seen.size).toBe(13)
})

test('a regular expression fits the whole value', async () => {
  const search = await startSearch()
  const count = async (expression: string) => {
    const filter = [
      { term: { '__typeName.keyword': 'Connection' } },
      { regexp: { connectorName: { value: expression } } },
    ]
    return (await search({ query: { bool: { filter } } })).approximateCount
  }
  expect(await count('snow.*')).toBe(2)
  expect(await count('snow')).toBe(0)
  expect(await count('(snowflake|bigquery)')).toBe(3)
  expect(await count('^snowflake$')).toBe(0)
  const refused = await search({ query: { regexp: { connectorName: '(' } } })
  expect(refused).toMatchObject({ errorCode: 'ATLAS-400-00-029' })
})

// Seen from pyatlan: `with_create_time_as_date`.
test('a time is compared with a date', async () => {
  const search = await startSearch()
  const count = async (bounds: object) => {
    const filter = [
      { term: { '__typeName.keyword': 'Connection' } },
      { range: { '__timestamp.date': { ...bounds, format: 'yyyy-MM-dd' } } },
    ]
    return (await search({ query: { bool: { filter } } })).approximateCount
  }
  expect(await count({ lt: '2023-01-01' })).toBe(1)
  expect(await count({ gte: '2023-01-01' })).toBe(12)
})

test('tags are left out of the hits on request, or all but their names', async () => {
  const { call, token, as } = await startTrial({ indexLagMs: 0 })
  const connection = { typeName: 'Connection', attributes: {}, guid: '-1' }
  const filter = [{ term: { '__typeName.keyword': 'Connection' } }, { term: { name: 'crm' } }]
  const find = async (more: object) => {
    const request = { dsl: { size: 1, query: { bool: { filter } } }, ...more }
    return (await call(token, 'POST', SEARCH, request)).body.entities[0]
  }
  const { guid, attributes } = await find({})
  const classifications = [{ typeName: 'PII' }]
  await call(await as('data.owner'), 'POST', '/api/meta/entity/bulk?appendTags=true', {
    entities: [{ ...connection, guid, attributes, addOrUpdateClassifications: classifications }],
  })
  expect(await find({})).toMatchObject({ classifications, classificationNames: ['PII'] })
  const without = await find({ excludeClassifications: true })
  expect(without).not.toHaveProperty('classifications')
  expect(without).not.toHaveProperty('classificationNames')
  const named = await find({ excludeClassifications: true, includeClassificationNames: true })
  expect(named).toMatchObject({ classificationNames: ['PII'] })
  expect(named).not.toHaveProperty('classifications')
})

// Seen from pyatlan 11.6 (pyatlan_v9): `startswith` asks for the field without `.keyword`.
test('the start of a whole name is found in its words as well', async () => {
  const search = await startSearch()
  const count = async (value: string) => {
    const filter = [{ term: { '__typeName.keyword': 'Persona' } }, { prefix: { name: { value } } }]
    return (await search({ query: { bool: { filter } } })).approximateCount
  }
  expect(await count('Data A')).toBe(1)
  expect(await count('asset')).toBe(1)
  expect(await count('DATA A')).toBe(0)
})

test('a search through a persona or a purpose shows what that lets read', async () => {
  const { call, token, find } = await startTrial()
  const { qualifiedName } = await find('Persona', 'Daily Finance')
  const dsl = { query: { term: { '__typeName.keyword': 'Connection' } }, size: 50 }
  const through = async (more: object) =>
    namesOf((await call(token, 'POST', SEARCH, { dsl, attributes: [], ...more })).body)
  expect(await through({ persona: qualifiedName })).toEqual(['finance-dw'])
  expect(await through({ persona: null })).toHaveLength(13)
  expect(await through({ purpose: 'default/none' })).toEqual([])
})
