import { getInBulk } from './in-bulk.ts'

interface Named {
  readonly guid: string
  readonly qualifiedName: string
}

interface Resource<T> {
  /** From the search index, which lags. */
  list(signal?: AbortSignal): Promise<T[]>
  get(guid: string, signal?: AbortSignal): Promise<T>
  getAll(guids: readonly string[], signal?: AbortSignal): Promise<T[]>
  byQualifiedName(qualifiedName: string, signal?: AbortSignal): Promise<T>
}

export interface Ways<T> {
  isQualifiedName(ref: string): boolean
  /** @throws ProblemError when none or several bear it */
  byName(seen: readonly T[], ref: string): T
}

/** Up to so many qualified names are asked for one by one, which costs less than the whole list. */
const fewQualifiedNames = 4

/**
 * What REFs mean, as the store has it, with as few requests as it takes. The search index only
 * tells which GUID bears a name; a qualified name that it does not know is asked of the store.
 *
 * @returns without repetition, in the order in which they were named first
 */
export async function findInBulk<T extends Named>(
  resource: Resource<T>,
  refs: readonly string[],
  signal: AbortSignal,
  ways: Ways<T>,
): Promise<T[]> {
  const kinds = Map.groupBy(refs, (ref) =>
    isGuid(ref) ? 'guid' : ways.isQualifiedName(ref) ? 'qualified name' : 'name',
  )
  const qualified = kinds.get('qualified name')?.length ?? 0
  const lists = kinds.has('name') || qualified > fewQualifiedNames
  const seen = lists ? await resource.list(signal) : []
  const guidOf = new Map(seen.map(({ guid, qualifiedName }) => [qualifiedName, guid]))

  const guids: string[] = []
  const read = new Map<string, T>()
  for (const ref of refs) {
    if (isGuid(ref)) guids.push(ref.toLowerCase())
    else if (!ways.isQualifiedName(ref)) guids.push(ways.byName(seen, ref).guid)
    else {
      const found = guidOf.get(ref) ?? (await resource.byQualifiedName(ref, signal))
      if (typeof found === 'string') guids.push(found)
      else {
        guids.push(found.guid)
        read.set(found.guid, found)
      }
    }
  }
  const wanted = [...new Set(guids)]
  const unread = wanted.filter((guid) => !read.has(guid))
  for (const one of await getInBulk(resource, unread, signal)) read.set(one.guid, one)
  return wanted.flatMap((guid) => read.get(guid) ?? [])
}

const isGuid = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)
