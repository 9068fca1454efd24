import { mostEntitiesOfARequest } from '#src/clients/atlan/entity.ts'
import type { Connection } from '#src/domain/connection.ts'
import { type Resource, readEach } from './in-bulk.ts'

/** Objects that only the search index was asked about: how many of how many. */
export interface IndexOnly {
  readonly kind: 'connections' | 'collections'
  readonly count: number
  readonly of: number
}

export interface StoreOptions {
  /** Reads all from the store, however many requests that takes: something is decided by it. */
  readonly all?: boolean
  /** Told what is about to be read where there is much of it. */
  readonly onMany?: (objects: string, requests: number) => void
}

/** Ours: reading more than these from the store takes too many requests (20 objects with each). */
const mostReread = 400

export interface Seen<T> {
  readonly objects: readonly T[]
  readonly indexOnly?: IndexOnly
}

/** What a search finds, as it stands in the store. */
export async function asStored<T extends Pick<Connection, 'guid' | 'status'>>(
  kind: IndexOnly['kind'],
  resource: Resource<T> & { list(signal?: AbortSignal): Promise<T[]> },
  { all, onMany }: StoreOptions,
  signal: AbortSignal,
): Promise<Seen<T>> {
  const listed = await resource.list(signal)
  const { length } = listed
  if (length > mostReread) {
    if (all !== true) return { objects: listed, indexOnly: { kind, count: length, of: length } }
    onMany?.(sayCount(length, kind), Math.ceil(length / mostEntitiesOfARequest))
  }
  const guids = listed.map(({ guid }) => guid)
  const read = await readEach(resource, guids, signal)
  const objects: T[] = []
  let unread = 0
  for (const [index, one] of listed.entries()) {
    const stored = read[index]
    if (stored === undefined) continue
    if ('now' in stored) {
      if (stored.now.status === 'ACTIVE') objects.push(stored.now)
    } else if (stored.problem.kind !== 'not-found') {
      // One that was deleted a moment ago is still found; of any other the search's word is all.
      objects.push(one)
      unread += 1
    }
  }
  return unread === 0
    ? { objects }
    : { objects, indexOnly: { kind, count: unread, of: listed.length } }
}

const sayCount = (count: number, kind: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? kind.slice(0, -1) : kind}`

/** Why a grant may be missing, in a sentence; undefined where none is. */
export function sayIndexOnly(indexOnly: readonly IndexOnly[]): string | undefined {
  if (indexOnly.length === 0) return undefined
  const what = indexOnly.map(({ kind, count, of }) =>
    count === of ? sayCount(of, kind) : `${count.toLocaleString('en')} of ${sayCount(of, kind)}`,
  )
  return `Only the search index was asked about ${what.join(' and ')}: a grant of the last seconds may be missing.`
}
