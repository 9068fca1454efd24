import * as z from 'zod/mini'
import type { Http } from '#src/clients/http/http.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { restore } from '#src/domain/sanitise.ts'
import { call } from './call.ts'
import type { Schema } from './decode.ts'

export interface EntityType<T> {
  /** Atlan's name of the type: `Connection`. */
  readonly typeName: string
  /** The same for a reader, and for codes: `connection`. */
  readonly noun: string
  readonly entity: Schema<T>
}

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

/** The same by qualified name. */
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

async function read<T>(
  http: Http,
  { typeName, noun, entity }: EntityType<T>,
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
  throw new ProblemError({
    kind: 'not-found',
    code: `${noun}-not-found`,
    title: `That identifier is not a ${noun}'s but that of something else.`,
    nextSteps: [{ text: 'List what there is, and take the identifier from there.' }],
    http: reply.exchange,
  })
}

const otherType = Symbol('other type')

const ofOtherType = (typeName: string) =>
  z.pipe(
    z.object({ typeName: z.string().check(z.refine((name) => name !== typeName)) }),
    z.transform((): typeof otherType => otherType),
  )
