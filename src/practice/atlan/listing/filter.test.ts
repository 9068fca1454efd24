import { expect, test } from 'vitest'
import { parseFilter } from './filter.ts'

const ROW = { name: 'Data Platform', level: 'workspace', groups: ['a', 'b'], count: 3 }

test.each([
  [undefined, true],
  ['{}', true],
  ['{"name":"Data Platform"}', true],
  ['{"name":"data platform"}', false],
  ['{"name":{"$ilike":"data%"}}', true],
  ['{"name":{"$like":"data%"}}', false],
  ['{"name":{"$ilike":"data_platform"}}', true],
  ['{"name":{"$ilike":"da.a%"}}', false],
  ['{"name":{"$in":["x","Data Platform"]}}', true],
  ['{"name":{"$ne":"x"},"level":"workspace"}', true],
  ['{"name":"Data Platform","level":"realm"}', false],
  ['{"groups":"b"}', true],
  ['{"count":"3"}', true],
  ['{"missing":"x"}', false],
  ['{"$or":[{"level":"realm"},{"level":"workspace"}]}', true],
  ['{"$and":[{"level":"workspace"},{"name":"x"}]}', false],
])('%s fits: %j', (text, fits) => {
  expect(parseFilter(text)(ROW)).toBe(fits)
})

test.each(['{', '[]', '"x"', '{"name":{"$regex":"x"}}', '{"$or":{}}', '{"$or":[1]}'])(
  '%s is refused',
  (text) => {
    expect(() => parseFilter(text)).toThrow(/filter/)
  },
)
