import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject, type JsonObject } from '#src/practice/atlan/json-object.ts'
import { ownEntry } from '#src/practice/own-entry.ts'
import { anyValue, eachValue, type FieldOf, wordsOf } from './field.ts'
import {
  type MakeTest,
  matchTest,
  phraseTest,
  prefixTest,
  regexpTest,
  termTest,
  wildcardTest,
} from './value-tests.ts'

/** Does a row of the index fit? */
export type RowTest<T> = (row: T) => boolean
type Compile = <T>(body: JsonObject, fieldOf: FieldOf<T>) => RowTest<T>

/** The query kinds of the search DSL, each compiled once and then tried on every row. */
const KINDS: Readonly<Record<string, Compile>> = {
  match_all: () => () => true,
  match_none: () => () => false,
  bool: boolQuery,
  term: (body, fieldOf) => fieldQuery(body, fieldOf, 'value', termTest),
  terms: termsQuery,
  prefix: (body, fieldOf) => fieldQuery(body, fieldOf, 'value', prefixTest),
  wildcard: (body, fieldOf) => fieldQuery(body, fieldOf, 'value', wildcardTest),
  regexp: (body, fieldOf) => fieldQuery(body, fieldOf, 'value', regexpTest),
  match: (body, fieldOf) => fieldQuery(body, fieldOf, 'query', matchTest),
  match_phrase: (body, fieldOf) => fieldQuery(body, fieldOf, 'query', phraseTest),
  exists: existsQuery,
  range: rangeQuery,
  function_score: (body, fieldOf) =>
    body.query === undefined ? () => true : compileQuery(body.query, fieldOf),
  constant_score: (body, fieldOf) => compileQuery(body.filter, fieldOf),
}

/**
 * @param query `{"term":{…}}`, `{"bool":{…}}` …
 * @param fieldOf the fields of the index that is searched.
 * @throws AtlasError 400 for what is no query; the real index words that differently.
 */
export function compileQuery<T>(query: unknown, fieldOf: FieldOf<T>): RowTest<T> {
  const [kind, body, ...more] = isJsonObject(query) ? Object.entries(query).flat() : []
  const compile = typeof kind === 'string' ? ownEntry(KINDS, kind) : undefined
  if (!compile || !isJsonObject(body) || more.length > 0) throw invalid()
  return compile(body, fieldOf)
}

function boolQuery<T>(body: JsonObject, fieldOf: FieldOf<T>): RowTest<T> {
  const must = [...clauses(body.must, fieldOf), ...clauses(body.filter, fieldOf)]
  const mustNot = clauses(body.must_not, fieldOf)
  const should = clauses(body.should, fieldOf)
  // Elasticsearch's rule: with no `must` and no `filter`, at least one `should` has to fit.
  const atLeast = minimumShould(body.minimum_should_match, must.length === 0 && should.length > 0)
  return (row) =>
    must.every((test) => test(row)) &&
    !mustNot.some((test) => test(row)) &&
    (atLeast === 0 || should.filter((test) => test(row)).length >= atLeast)
}

function clauses<T>(value: unknown, fieldOf: FieldOf<T>): RowTest<T>[] {
  if (value === undefined || value === null) return []
  return [value].flat().map((query) => compileQuery(query, fieldOf))
}

function minimumShould(value: unknown, oneNeeded: boolean): number {
  if (value === undefined || value === null) return oneNeeded ? 1 : 0
  const count = Number(value)
  if (!Number.isInteger(count)) throw invalid()
  return count
}

/** `{"field":{"value":…,"case_insensitive":…}}` or, bare, `{"field":…}`. */
function fieldQuery<T>(
  body: JsonObject,
  fieldOf: FieldOf<T>,
  operand: string,
  make: MakeTest,
): RowTest<T> {
  const [name, given] = onlyEntry(body)
  const options = isJsonObject(given) ? given : { [operand]: given }
  const expected = options[operand]
  if (expected === undefined || expected === null) throw invalid()
  const field = fieldOf(name)
  const ignoreCase = field.normalised || options.case_insensitive === true
  const test = make(field, String(expected), ignoreCase)
  return (row) => anyValue(field.valueOf(row), test)
}

function termsQuery<T>(body: JsonObject, fieldOf: FieldOf<T>): RowTest<T> {
  const { boost: _boost, ...fields } = body
  const [name, expected] = onlyEntry(fields)
  if (!Array.isArray(expected)) throw invalid()
  const field = fieldOf(name)
  const fold = (value: unknown) => (field.normalised ? String(value).toLowerCase() : String(value))
  const wanted = new Set(expected.map(fold))
  return (row) =>
    eachValue(field.valueOf(row)).some((value) =>
      field.words ? wordsOf(value).some((word) => wanted.has(word)) : wanted.has(fold(value)),
    )
}

function existsQuery<T>(body: JsonObject, fieldOf: FieldOf<T>): RowTest<T> {
  if (typeof body.field !== 'string') throw invalid()
  const field = fieldOf(body.field)
  return (row) => eachValue(field.valueOf(row)).length > 0
}

const BOUNDS: Readonly<
  Record<string, (value: number | string, bound: number | string) => boolean>
> = {
  gt: (value, bound) => value > bound,
  gte: (value, bound) => value >= bound,
  lt: (value, bound) => value < bound,
  lte: (value, bound) => value <= bound,
}

function rangeQuery<T>(body: JsonObject, fieldOf: FieldOf<T>): RowTest<T> {
  const [name, given] = onlyEntry(body)
  if (!isJsonObject(given)) throw invalid()
  const field = fieldOf(name)
  const tests = Object.entries(given).flatMap(([operator, bound]) => {
    const compare = ownEntry(BOUNDS, operator)
    if (!compare || bound === null || bound === undefined) return []
    return [(value: unknown) => compare(comparable(value, bound), comparable(bound, value))]
  })
  return (row) => eachValue(field.valueOf(row)).some((value) => tests.every((test) => test(value)))
}

/**
 * Numbers are compared as numbers also where one of the two was sent as text, and times (epoch ms)
 * with dates as `2026-01-31` (the Python SDK sends such with a `format`).
 */
function comparable(value: unknown, other: unknown): number | string {
  const numeric = typeof value === 'number' || typeof other === 'number'
  return numeric ? numberIn(value) : String(value)
}

function numberIn(value: unknown): number {
  const number = Number(value)
  return Number.isNaN(number) ? Date.parse(String(value)) : number
}

function onlyEntry(body: JsonObject): [string, unknown] {
  const [entry, ...more] = Object.entries(body)
  if (!entry || more.length > 0) throw invalid()
  return entry
}

/** The Atlas server's words for a missing or an empty query. */
export function invalid() {
  return atlas.badRequest('Invalid search query')
}
