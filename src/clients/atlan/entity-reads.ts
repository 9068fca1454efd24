import type { Http } from '#src/clients/http/http.ts'
import { type EntityType, entitiesByGuid, entityByGuid, entityByQualifiedName } from './entity.ts'
import { type SearchPage, searchAll, searchPages } from './search.ts'

/** What can be read of the objects of one type. */
export interface EntityReads<T> {
  /** From the search index, which lags: to choose from, never to write from. */
  list(signal?: AbortSignal): Promise<T[]>
  /** The same by name, page by page, so that a long list can be shown while it comes. */
  pages(signal?: AbortSignal): AsyncIterable<SearchPage<T>>
  /** From the store, a deleted one with its status. @throws ProblemError `<noun>-not-found` */
  get(guid: string, signal?: AbortSignal): Promise<T>
  /** Several with one request, in this order. @throws ProblemError on account of any of them */
  getAll(guids: readonly string[], signal?: AbortSignal): Promise<T[]>
  /** From the store. @throws ProblemError `<noun>-not-found` */
  byQualifiedName(qualifiedName: string, signal?: AbortSignal): Promise<T>
}

/** A type, and which of its attributes the index is asked for. */
export interface ListedType<T> extends EntityType<T> {
  readonly attributes: readonly string[]
}

/** The reads of one type, over the search index and the store. */
export function readsOf<T extends { readonly guid: string }>(
  http: Http,
  type: ListedType<T>,
): EntityReads<T> {
  const { typeName, noun, attributes, entity } = type
  const all = { typeName, attributes, task: `list the ${noun}s`, entity }
  return {
    list: (signal) => searchAll(http, all, signal),
    pages: (signal) => searchPages(http, { ...all, byName: true }, signal),
    get: (guid, signal) => entityByGuid(http, type, guid, signal),
    getAll: (guids, signal) => entitiesByGuid(http, type, guids, signal),
    byQualifiedName: (qualifiedName, signal) =>
      entityByQualifiedName(http, type, qualifiedName, signal),
  }
}
