import * as z from 'zod/mini'
import type { Schema } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { restore } from '#src/domain/sanitise.ts'
import { call } from './call.ts'
import { refuseEndless } from './endless-list.ts'

export interface Search<T> {
  /** Any, when it is absent. */
  readonly typeName?: string
  /** Terms beside type and state: field and value. */
  readonly terms?: Readonly<Record<string, string>>
  /** The same with several values, one of which has to fit. */
  readonly oneOf?: Readonly<Record<string, readonly string[]>>
  /** In the order of names, in any case, instead of no order that says anything. */
  readonly byName?: boolean
  readonly attributes: readonly string[]
  readonly task: string
  readonly entity: Schema<T>
}

export interface SearchPage<T> {
  readonly entities: readonly T[]
  /** About how many there are in all, as the index says. */
  readonly total: number
}

const pageSize = 300

/**
 * Everything active of one type that the credential may see, from the search index, page by page.
 *
 * The index lags behind the store by seconds. Use it to offer a choice, never to decide what to
 * write: read the entity itself for that.
 */
export async function* searchPages<T>(
  http: Http,
  search: Search<T>,
  signal?: AbortSignal,
): AsyncGenerator<SearchPage<T>, void> {
  // A page without hits has no `entities` at all.
  const answer = z.object({
    approximateCount: z.optional(z.number()),
    entities: z.optional(z.array(entityOr(search.entity))),
  })
  for (let from = 0; ; ) {
    const { value, reply } = await call(http, {
      method: 'POST',
      path: '/api/meta/search/indexsearch',
      json: {
        dsl: {
          from,
          size: pageSize,
          track_total_hits: true,
          query: queryOf(search),
          sort: sortOf(search),
        },
        attributes: search.attributes,
        requestMetadata: { saveSearchLog: false, utmTags: ['tokenbench'] },
      },
      effect: 'read',
      signal,
      task: search.task,
      answer,
    })
    const entities = value.entities ?? []
    if (entities.length === 0) return
    from += entities.length
    refuseEndless(from, reply)
    yield {
      entities: entities.flatMap((entity) => (entity === unreadable ? [] : [entity])),
      total: value.approximateCount ?? from,
    }
    // Exact, since all hits are tracked; without it only an empty page says that it was the last.
    if (value.approximateCount !== undefined && from >= value.approximateCount) return
  }
}

/** All of it at once. */
export async function searchAll<T>(
  http: Http,
  search: Search<T>,
  signal?: AbortSignal,
): Promise<T[]> {
  const all: T[] = []
  for await (const { entities } of searchPages(http, search, signal)) all.push(...entities)
  return all
}

// A unique order, so that pages neither overlap nor leave anything out.
const sortOf = ({ byName }: Search<unknown>): object[] => [
  ...(byName ? [{ 'name.keyword': { order: 'asc' } }] : []),
  { __guid: { order: 'asc' } },
]

function queryOf({ typeName, terms, oneOf = {} }: Search<unknown>): object {
  const type = typeName === undefined ? {} : { '__typeName.keyword': typeName }
  const wanted: Readonly<Record<string, string>> = { __state: 'ACTIVE', ...type, ...terms }
  const filter = [
    ...Object.entries(wanted).map(([field, value]) => ({
      term: { [field]: { value: restore(value) } },
    })),
    ...Object.entries(oneOf).map(([field, values]) => ({
      terms: { [field]: values.map(restore) },
    })),
  ]
  return { bool: { filter } }
}

const unreadable = Symbol('unreadable')

/** Entities that the caller may not read come back emptied, marked as scrubbed. */
function entityOr<T>(entity: Schema<T>) {
  const scrubbed = z.pipe(
    z.object({ scrubbed: z.literal(true) }),
    z.transform((): typeof unreadable => unreadable),
  )
  return z.union([scrubbed, entity])
}
