import { permission } from '#src/practice/atlan/authority/may.ts'
import { entityHeader, related } from '#src/practice/atlan/entity-json.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import { type Entity, onlyTexts } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { topOf } from '#src/practice/top-of.ts'
import { aggregate } from './aggregations.ts'
import { throughAlias } from './alias.ts'
import { entityField } from './entity-fields.ts'
import { candidates } from './narrow.ts'
import { searchOrder } from './order.ts'
import { pageOf } from './page.ts'
import { compileQuery, invalid } from './query.ts'

type Json = Record<string, unknown>

/** Attributes that hits carry whether they were asked for or not. */
const ALWAYS = ['name', 'qualifiedName']

/**
 * Answers one indexsearch: over the index, which lags behind the store, and only what the
 * principal may read. Ours: hits that may not be read are left out, not scrubbed.
 *
 * @param request the body as it was sent.
 * @returns the body of the answer. Without hits it has no `entities` at all: the real one leaves
 *   out empty members, and pyatlan crashes over `null`.
 * @throws AtlasError 400 for a missing, empty or unreadable query.
 */
export function indexSearch(tenant: Tenant, principal: Principal, request: unknown): Json {
  const dsl = isJsonObject(request) ? request.dsl : undefined
  if (!isJsonObject(request) || !isJsonObject(dsl)) throw invalid()
  const readable = findAll(tenant, principal, dsl)
  const within = throughAlias(tenant.indexed, request)
  const hits = within ? readable.filter(within) : readable
  const { from, size } = pageOf(dsl)

  const order = searchOrder(dsl.sort, entityField)
  const page = (order ? topOf(hits, order, from + size) : hits.slice(0, from + size)).slice(from)
  const aggregations = aggregate(hits, dsl.aggregations ?? dsl.aggs, entityField)
  const ofOthers = onlyTexts(request.relationAttributes)
  const attributes = [...new Set([...ALWAYS, ...onlyTexts(request.attributes)])]
  return {
    queryType: 'INDEX',
    searchParameters: { ...request, query: JSON.stringify(dsl) },
    approximateCount: hits.length,
    ...(page.length > 0 && {
      entities: page.map((hit) =>
        asAsked(
          entityHeader(tenant.indexed, hit, shown(tenant, hit, attributes, ofOthers)),
          request,
        ),
      ),
    }),
    ...(aggregations && { aggregations }),
  }
}

/**
 * Terms and tags of a hit are left out on request; of the tags, the names alone may stay (Atlas
 * server source).
 */
function asAsked(header: Json, request: Readonly<Json>): Json {
  const { meanings, meaningNames, classifications, classificationNames, ...rest } = header
  const namesStay = request.includeClassificationNames === true
  return {
    ...rest,
    ...(request.excludeMeanings !== true && { meanings, meaningNames }),
    ...(request.excludeClassifications !== true && { classifications, classificationNames }),
    ...(namesStay && { classificationNames }),
  }
}

function findAll(tenant: Tenant, principal: Principal, dsl: Readonly<Json>): Entity[] {
  const queries = [dsl.query, dsl.post_filter].filter((each) => each !== undefined && each !== null)
  if (queries.length === 0) throw invalid()
  const tests = queries.map((query) => compileQuery(query, entityField))
  const mayRead = permission(tenant, principal, 'read')
  const found: Entity[] = []
  for (const entity of candidates(tenant.indexed, dsl.query)) {
    if (tests.every((test) => test(entity)) && mayRead(entity)) found.push(entity)
  }
  return found
}

function shown(
  tenant: Tenant,
  entity: Entity,
  names: readonly string[],
  ofOthers: readonly string[],
): Json {
  const attributes: Json = {}
  for (const name of names) {
    const value =
      entity.attributes[name] ??
      related(tenant.indexed, entity, name, ofOthers) ??
      customMetadataValue(entity, name)
    if (value !== undefined && value !== null) attributes[name] = value
  }
  return attributes
}

/** One value of custom metadata, asked for as `<set>.<attribute>` by their internal names. */
function customMetadataValue({ customMetadata }: Entity, name: string): unknown {
  const [set = '', attribute = ''] = name.split('.')
  return customMetadata?.[set]?.[attribute]
}
