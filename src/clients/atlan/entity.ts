import * as z from 'zod/mini'
import type { Schema } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { type Problem, ProblemError, type ProblemExchange } from '#src/domain/problem.ts'
import { restore } from '#src/domain/sanitise.ts'
import { call } from './call.ts'

export interface EntityType<T> {
  /** Atlan's name of the type: `Connection`. */
  readonly typeName: string
  /** The same for a reader, and for codes: `connection`. */
  readonly noun: string
  readonly entity: Schema<T>
}

/** The least of what the vendor's documentation advises for one bulk call. */
export const mostEntitiesOfARequest = 20

const base = '/api/meta/entity'
// Relations may be thousands of assets; nothing here needs them.
const brief = [
  ['minExtInfo', 'false'],
  ['ignoreRelationships', 'true'],
] as const

/**
 * Reads one entity from the store, which unlike the search index is always up to date.
 * One that was deleted softly is still given, with its status.
 *
 * @throws ProblemError `<noun>-not-found`, also when the GUID is that of another type
 */
export function entityByGuid<T>(
  http: Http,
  type: EntityType<T>,
  guid: string,
  signal?: AbortSignal,
): Promise<T> {
  return read(http, type, `${base}/guid/${encodeURIComponent(restore(guid))}`, brief, signal)
}

/** The same for a GUID of whatever type. */
export function entityOfAnyType<T>(
  http: Http,
  type: Omit<EntityType<T>, 'typeName'>,
  guid: string,
  signal?: AbortSignal,
): Promise<T> {
  return read(http, type, `${base}/guid/${encodeURIComponent(restore(guid))}`, brief, signal)
}

/** By qualified name, which is unique within a type. */
export function entityByQualifiedName<T>(
  http: Http,
  type: EntityType<T>,
  qualifiedName: string,
  signal?: AbortSignal,
): Promise<T> {
  const path = `${base}/uniqueAttribute/type/${type.typeName}`
  const query = [['attr:qualifiedName', restore(qualifiedName)], ...brief] as const
  return read(http, type, path, query, signal)
}

/**
 * Reads several entities of one type with one request, in the order of their GUIDs: all of them, or
 * the problem of one. The vendor's SDKs do not use it; Atlas has it (EntityREST.getByGuids).
 *
 * @throws ProblemError `<noun>-not-found`, `not-permitted` on account of any of them
 */
export async function entitiesByGuid<T extends { readonly guid: string }>(
  http: Http,
  { typeName, noun, entity }: EntityType<T>,
  guids: readonly string[],
  signal?: AbortSignal,
): Promise<T[]> {
  const { value, reply } = await call(http, {
    method: 'GET',
    path: `${base}/bulk`,
    query: [...guids.map((guid) => ['guid', restore(guid)] as const), ...brief],
    effect: 'read',
    signal,
    task: `show the ${noun}s`,
    noun,
    answer: z.object({ entities: z.array(z.union([ofOtherType(typeName), entity])) }),
  })
  const found = new Map<string, T>()
  for (const one of value.entities) if (one !== otherType) found.set(one.guid, one)
  return guids.map((guid) => {
    const one = found.get(guid)
    if (one === undefined) throw new ProblemError(notOfType(noun, reply.exchange))
    return one
  })
}

async function read<T>(
  http: Http,
  { typeName, noun, entity }: Omit<EntityType<T>, 'typeName'> & { readonly typeName?: string },
  path: string,
  query: readonly (readonly [string, string])[],
  signal: AbortSignal | undefined,
): Promise<T> {
  const { value, reply } = await call(http, {
    method: 'GET',
    path,
    query,
    effect: 'read',
    signal,
    task: `show the ${noun}`,
    noun,
    answer: z.object({ entity: z.union([ofOtherType(typeName), entity]) }),
  })
  if (value.entity !== otherType) return value.entity
  throw new ProblemError(notOfType(noun, reply.exchange))
}

const notOfType = (noun: string, http: ProblemExchange): Problem => ({
  kind: 'not-found',
  code: `${noun}-not-found`,
  title: `That identifier is not a ${noun}'s but that of something else.`,
  nextSteps: [{ text: 'List what there is, and take the identifier from there.' }],
  http,
})

const otherType = Symbol('other type')

const ofOtherType = (typeName: string | undefined) =>
  z.pipe(
    z.object({
      typeName: z.string().check(z.refine((name) => typeName !== undefined && name !== typeName)),
    }),
    z.transform((): typeof otherType => otherType),
  )
