import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { ownEntry } from '#src/practice/own-entry.ts'
import { eachValue, type FieldOf } from './field.ts'
import { invalid } from './query.ts'

type Json = Record<string, unknown>

/** Buckets of a `terms` aggregation that names no number of its own (Elasticsearch's default). */
const DEFAULT_BUCKETS = 10

/** Metrics over all values of a field. */
const METRICS: Readonly<Record<string, (values: readonly unknown[]) => number | null>> = {
  value_count: (values) => values.length,
  cardinality: (values) => new Set(values).size,
  min: (values) => (values.length > 0 ? Math.min(...values.map(Number)) : null),
  max: (values) => (values.length > 0 ? Math.max(...values.map(Number)) : null),
  sum: (values) => sum(values),
  avg: (values) => (values.length > 0 ? sum(values) / values.length : null),
}

/**
 * Counts the hits by the values of fields.
 *
 * @param aggregations `{"name":{"terms":{"field","size"}}}` or a metric; may nest by `aggregations`.
 * @returns undefined where none were asked for.
 * @throws AtlasError 400 for one that is not known here.
 */
export function aggregate<T>(
  hits: readonly T[],
  aggregations: unknown,
  fieldOf: FieldOf<T>,
): Json | undefined {
  if (!isJsonObject(aggregations) || Object.keys(aggregations).length === 0) return undefined
  return Object.fromEntries(
    Object.entries(aggregations).map(([name, request]) => [name, one(hits, request, fieldOf)]),
  )
}

function one<T>(hits: readonly T[], request: unknown, fieldOf: FieldOf<T>): Json {
  if (!isJsonObject(request)) throw invalid()
  const { aggregations, aggs, meta: _meta, ...kinds } = request
  const [kind, body] = Object.entries(kinds)[0] ?? []
  if (!kind || !isJsonObject(body)) throw invalid()
  if (kind === 'top_hits') return topHits(hits, body, fieldOf)
  if (typeof body.field !== 'string') throw invalid()
  if (kind === 'terms') return terms(hits, body, aggregations ?? aggs, fieldOf)
  const metric = ownEntry(METRICS, kind)
  if (!metric) throw invalid()
  const field = fieldOf(body.field)
  return { value: metric(hits.flatMap((hit) => eachValue(field.valueOf(hit)))) }
}

function terms<T>(
  hits: readonly T[],
  body: Readonly<Json>,
  nested: unknown,
  fieldOf: FieldOf<T>,
): Json {
  const field = fieldOf(String(body.field))
  const groups = new Map<unknown, T[]>()
  for (const hit of hits) {
    for (const value of new Set(eachValue(field.valueOf(hit)))) {
      const group = groups.get(value)
      if (group) group.push(hit)
      else groups.set(value, [hit])
    }
  }
  const size = typeof body.size === 'number' ? body.size : DEFAULT_BUCKETS
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length)
  const rest = sorted.slice(size).reduce((count, [, group]) => count + group.length, 0)
  return {
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: rest,
    buckets: sorted.slice(0, size).map(([key, group]) => ({
      key,
      doc_count: group.length,
      ...aggregate(group, nested, fieldOf),
    })),
  }
}

/**
 * The first hits of a bucket, with the values of the fields that are asked for: how the Python SDK
 * learns what a value is called that buckets know by its normalised form.
 */
function topHits<T>(hits: readonly T[], body: Readonly<Json>, fieldOf: FieldOf<T>): Json {
  const { size = 3, _source: source } = body
  const names = onlyTexts(isJsonObject(source) ? source.includes : source)
  const fields = names.map((name) => [name, fieldOf(name)] as const)
  const first = hits.slice(0, Number(size))
  return {
    hits: {
      total: { value: hits.length, relation: 'eq' },
      hits: first.map((hit) => ({
        _source: Object.fromEntries(fields.map(([name, field]) => [name, field.valueOf(hit)])),
      })),
    },
  }
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + Number(value), 0)
}
