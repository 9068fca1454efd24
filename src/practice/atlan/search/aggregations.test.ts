import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

test('hits are counted by the values of a field, most frequent first', async () => {
  const { call, token } = await startTrial()
  const { body } = await call(token, 'POST', '/api/meta/search/indexsearch', {
    dsl: {
      size: 0,
      query: { term: { '__typeName.keyword': 'Connection' } },
      aggregations: {
        connectors: { terms: { field: 'connectorName', size: 1 } },
        admins: { cardinality: { field: 'adminUsers' } },
      },
    },
  })
  expect(body.aggregations).toEqual({
    connectors: {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: 11,
      buckets: [{ key: 'snowflake', doc_count: 2 }],
    },
    admins: { value: 3 },
  })
  expect(body).not.toHaveProperty('entities')
})

// Seen from pyatlan 11.6, for a bucket's "source value".
test('a bucket shows values of its first hit', async () => {
  const { call, token } = await startTrial()
  const aggregations = { name: { top_hits: { size: 1, _source: { includes: ['connectorName'] } } } }
  const { body } = await call(token, 'POST', '/api/meta/search/indexsearch', {
    dsl: {
      size: 0,
      query: { term: { '__typeName.keyword': 'Connection' } },
      aggregations: { by: { terms: { field: 'connectorName', size: 1 }, aggregations } },
    },
  })
  expect(body.aggregations.by.buckets[0].name.hits).toEqual({
    total: { value: 2, relation: 'eq' },
    hits: [{ _source: { connectorName: 'snowflake' } }],
  })
})
