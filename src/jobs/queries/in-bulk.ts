import { mostEntitiesOfARequest } from '#src/clients/atlan/entity.ts'
import { mayBeAboutOne } from '#src/domain/about-one.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import { chunksOf } from '#src/domain/chunks.ts'
import { problemOf } from '#src/domain/problem.ts'
import { workOff } from '#src/domain/work-off.ts'

/** Requests of one job that are under way at the same time: a tenant has other guests. */
export const requestsAtOnce = 4

/** A kind of entity that is read from the store. */
export interface Resource<T> {
  get(guid: string, signal?: AbortSignal): Promise<T>
  getAll(guids: readonly string[], signal?: AbortSignal): Promise<T[]>
}

/**
 * Reads any number from the store, in their order: 20 with a request, some requests at once.
 *
 * @throws ProblemError that of the first that cannot be read: where a request was refused, its
 *   objects are read one by one to find out which
 */
export async function getInBulk<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal?: AbortSignal,
): Promise<T[]> {
  const read: T[][] = []
  const queue = [...chunksOf(guids, mostEntitiesOfARequest).entries()]
  await workOff(queue, requestsAtOnce, async ([index, some]) => {
    read[index] = await orAlone(resource, some, signal)
  })
  return read.flat()
}

async function orAlone<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<T[]> {
  try {
    return await getTogether(resource, guids, signal)
  } catch (thrown) {
    const refusedOne = guids.length > 1 && mayBeAboutOne(problemOf(thrown))
    if (thrown instanceof Cancelled || !refusedOne) throw thrown
    const alone: T[] = []
    for (const guid of guids) alone.push(await resource.get(guid, signal))
    return alone
  }
}

/** Reads up to 20 with one request. @throws ProblemError on account of any of them */
export async function getTogether<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<T[]> {
  const [only, another] = guids
  if (only === undefined) return []
  return another === undefined ? [await resource.get(only, signal)] : resource.getAll(guids, signal)
}
