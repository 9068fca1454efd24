import * as z from 'zod/mini'
import type { Schema } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { call } from './call.ts'
import { refuseEndless } from './endless-list.ts'

export interface ServiceList<T> {
  readonly path: string
  readonly filter?: object
  readonly sort?: string
  readonly pageSize: number
  /** See `AtlanRequest`. */
  readonly task: string
  readonly record: Schema<T>
}

export interface ServicePage<T> {
  readonly records: readonly T[]
  /** How many the server says match in all. */
  readonly total: number
}

/**
 * Pages of a list under `/api/service/`, in the server's order. It ends where the server's own count
 * of what matches is reached, else at the first empty page, as in the vendor's SDKs. The offset grows
 * by what came, since the server may give less than was asked.
 */
export async function* servicePages<T>(
  http: Http,
  list: ServiceList<T>,
  signal?: AbortSignal,
): AsyncGenerator<ServicePage<T>, void> {
  const answer = z.object({ filterRecord: z.optional(z.number()), records: z.array(list.record) })
  for (let offset = 0; ; ) {
    const { value, reply } = await call(http, {
      method: 'GET',
      path: list.path,
      query: [
        ['count', 'true'],
        ['offset', String(offset)],
        ['limit', String(list.pageSize)],
        ...(list.sort ? [['sort', list.sort] as const] : []),
        ...(list.filter ? [['filter', JSON.stringify(list.filter)] as const] : []),
      ],
      effect: 'read',
      signal,
      task: list.task,
      answer,
    })
    if (value.records.length === 0) return
    offset += value.records.length
    refuseEndless(offset, reply)
    yield { records: value.records, total: value.filterRecord ?? offset }
    if (value.filterRecord !== undefined && offset >= value.filterRecord) return
  }
}

/** All records of such a list. */
export async function serviceList<T>(
  http: Http,
  list: ServiceList<T>,
  signal?: AbortSignal,
): Promise<T[]> {
  const all: T[] = []
  for await (const { records } of servicePages(http, list, signal)) all.push(...records)
  return all
}
