import * as z from 'zod/mini'
import type { Http } from '#src/clients/http/http.ts'
import { call } from './call.ts'
import type { Schema } from './decode.ts'
import { refuseEndless } from './endless-list.ts'

export interface Search<T> {
  readonly typeName: string
  /** Terms beside type and state: field and value. */
  readonly terms?: Readonly<Record<string, string>>
  readonly attributes: readonly string[]
  readonly task: string
  readonly entity: Schema<T>
}

const pageSize = 300

/**
 * Everything active of one type that the credential may see, from the search index.
 *
 * The index lags behind the store by seconds. Use it to offer a choice, never to decide what to
 * write: read the entity itself for that.
 */
export async function searchAll<T>(
  http: Http,
  search: Search<T>,
  signal?: AbortSignal,
): Promise<T[]> {
  // A page without hits has no `entities` at all.
  const answer = z.object({ entities: z.optional(z.array(entityOr(search.entity))) })
  const all: T[] = []
  for (let from = 0; ; ) {
    const { value, reply } = await call(http, {
      method: 'POST',
      path: '/api/meta/search/indexsearch',
      json: {
        dsl: { from, size: pageSize, track_total_hits: true, query: queryOf(search), sort },
        attributes: search.attributes,
        requestMetadata: { saveSearchLog: false, utmTags: ['tokenbench'] },
      },
      effect: 'read',
      signal,
      task: search.task,
      answer,
    })
    const entities = value.entities ?? []
    if (entities.length === 0) return all
    from += entities.length
    refuseEndless(from, reply)
    for (const entity of entities) if (entity !== unreadable) all.push(entity)
  }
}

// A unique order, so that pages neither overlap nor leave anything out.
const sort = [{ __guid: { order: 'asc' } }]

function queryOf({ typeName, terms }: Search<unknown>): object {
  const wanted = { __state: 'ACTIVE', '__typeName.keyword': typeName, ...terms }
  const filter = Object.entries(wanted).map(([field, value]) => ({ term: { [field]: { value } } }))
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
