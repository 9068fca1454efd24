import { service } from '#src/practice/atlan/errors.ts'
import { isJsonObject, type JsonObject } from '#src/practice/atlan/json-object.ts'
import { ownEntry } from '#src/practice/own-entry.ts'

export type RowTest = (row: JsonObject) => boolean

const OPERATORS: Readonly<Record<string, (expected: unknown) => (value: unknown) => boolean>> = {
  $eq: (expected) => (value) => same(value, expected),
  $ne: (expected) => (value) => !same(value, expected),
  $in: (expected) => (value) =>
    Array.isArray(expected) && expected.some((each) => same(value, each)),
  $like: (expected) => likeTest(expected, ''),
  $ilike: (expected) => likeTest(expected, 'i'),
}

/**
 * The filter of the `/api/service/` lists: JSON whose fields must all fit; a field is a value
 * (equality) or `{"$ilike":"%part%"}`, `{"$in":[…]}` …; `{"$or":[…]}` and `{"$and":[…]}` nest.
 *
 * @param text the `filter` parameter; absent or empty lets everything through.
 * @throws ServiceError 400 for what is not JSON or not in this grammar. SDKs paste names into the
 *   JSON without escaping, so a quote in a name ends here.
 */
export function parseFilter(text: string | undefined): RowTest {
  if (!text) return () => true
  let filter: unknown
  try {
    filter = JSON.parse(text)
  } catch {
    throw service.badRequest('The filter is not valid JSON.')
  }
  return conditions(filter)
}

function conditions(filter: unknown): RowTest {
  if (!isJsonObject(filter)) throw service.badRequest('The filter is not a JSON object.')
  const tests = Object.entries(filter).map(([name, expected]) => condition(name, expected))
  return (row) => tests.every((test) => test(row))
}

function condition(name: string, expected: unknown): RowTest {
  if (name === '$or' || name === '$and') {
    if (!Array.isArray(expected)) throw service.badRequest(`${name} in the filter takes a list.`)
    const tests = expected.map(conditions)
    return name === '$or'
      ? (row) => tests.some((test) => test(row))
      : (row) => tests.every((test) => test(row))
  }
  if (!isJsonObject(expected)) return (row) => same(row[name], expected)
  const tests = Object.entries(expected).map(([operator, operand]) => {
    const make = ownEntry(OPERATORS, operator)
    if (!make) throw service.badRequest(`The filter does not know ${operator}.`)
    return make(operand)
  })
  return (row) => tests.every((test) => test(row[name]))
}

function same(value: unknown, expected: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => same(each, expected))
  return value === expected || (value !== undefined && String(value) === String(expected))
}

/** SQL's LIKE: `%` is any text, `_` is one character. */
function likeTest(pattern: unknown, flags: string): (value: unknown) => boolean {
  const source = String(pattern)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]')
  const expression = new RegExp(`^${source}$`, flags)
  return (value) => [value].flat().some((each) => typeof each === 'string' && expression.test(each))
}
