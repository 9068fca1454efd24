import { mostEntitiesOfARequest } from '#src/clients/atlan/entity.ts'
import { mayBeAboutOne } from '#src/domain/about-one.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import { chunksOf } from '#src/domain/chunks.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { workOff } from '#src/domain/work-off.ts'

/** Requests of one job that are under way at the same time: a tenant has other guests. */
export const requestsAtOnce = 4

/** A kind of entity that is read from the store. */
export interface Resource<T> {
  get(guid: string, signal?: AbortSignal): Promise<T>
  getAll(guids: readonly string[], signal?: AbortSignal): Promise<T[]>
}

/** One object as the store has it, or why it cannot be read. */
export type Read<T> = { readonly now: T } | { readonly problem: Problem }

/**
 * Reads any number from the store, in their order: 20 with a request, some requests at once.
 *
 * @throws ProblemError that of the first that cannot be read: where a request was refused, its
 *   objects are read one by one to find out which
 */
export const getInBulk = <T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal?: AbortSignal,
): Promise<T[]> => inBulk(resource, guids, signal, (guid) => resource.get(guid, signal))

/** The same for a list in which some may be gone or hidden: that is said of each by itself. */
export async function readEach<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal: AbortSignal,
): Promise<Read<T>[]> {
  const each: Resource<Read<T>> = {
    get: async (guid) => ({ now: await resource.get(guid, signal) }),
    getAll: async (some) => (await resource.getAll(some, signal)).map((now) => ({ now })),
  }
  return inBulk(each, guids, signal, async (guid) => {
    try {
      return await each.get(guid)
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (thrown instanceof Cancelled || !mayBeAboutOne(problem)) throw thrown
      return { problem }
    }
  })
}

async function inBulk<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal: AbortSignal | undefined,
  alone: (guid: string) => Promise<T>,
): Promise<T[]> {
  const read: T[][] = []
  const queue = [...chunksOf(guids, mostEntitiesOfARequest).entries()]
  await workOff(queue, requestsAtOnce, async ([index, some]) => {
    read[index] = await orAlone(resource, some, signal, alone)
  })
  return read.flat()
}

async function orAlone<T>(
  resource: Resource<T>,
  guids: readonly string[],
  signal: AbortSignal | undefined,
  alone: (guid: string) => Promise<T>,
): Promise<T[]> {
  const [first, second] = guids
  if (first !== undefined && second === undefined) return [await alone(first)]
  try {
    return await resource.getAll(guids, signal)
  } catch (thrown) {
    if (thrown instanceof Cancelled || !mayBeAboutOne(problemOf(thrown))) throw thrown
    const read: T[] = []
    for (const guid of guids) read.push(await alone(guid))
    return read
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
