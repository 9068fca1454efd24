import type { MemberObject } from '#src/domain/members.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import { mayChangeCollection } from './collections.ts'
import type { Credential } from './credential.ts'
import type { Signed } from './identity-of.ts'
import { type MemberState, readEachMembers } from './member-objects.ts'
import { administersBy, mayUpdateConnections, type Standing, standingOf } from './standing.ts'

/** Somebody whose credential is held, and what decides what they may give. */
export interface Granter {
  readonly credential: Credential
  readonly standing: Standing
}

/** Undefined for a credential that is refused, or may not even ask what it may. */
export async function granterOf(
  workbench: Workbench,
  held: Signed,
  signal: AbortSignal,
): Promise<Granter | undefined> {
  try {
    const standing = await standingOf(workbench, held, signal)
    return { credential: { ...held, identity: standing.identity }, standing }
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-authenticated' || kind === 'not-permitted') return undefined
    throw thrown
  }
}

/**
 * Splits objects by who may change their members, the first of the granters who may.
 * @returns with those that none of them may change under `undefined`
 */
export async function byGranter<Object extends Pick<MemberObject, 'type' | 'guid'>>(
  workbench: Workbench,
  granters: readonly Granter[],
  objects: readonly Object[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Granter | undefined, readonly Object[]>> {
  const given = new Map<Granter | undefined, readonly Object[]>()
  let left = objects
  for (const granter of granters) {
    if (left.length === 0) break
    const client = workbench.client(granter.credential.handle)
    const read = await readEachMembers(client, left, signal)
    const may = ({ guid }: Object): boolean => {
      const seen = read.get(guid)
      return seen !== undefined && 'now' in seen && mayGive(granter, seen.now)
    }
    const own = left.filter(may)
    if (own.length > 0) given.set(granter, own)
    left = left.filter((one) => !own.includes(one))
  }
  if (left.length > 0) given.set(undefined, left)
  return given
}

/** Whether they decide who is a member of this object. */
export function mayGive({ standing }: Granter, { connection, collection }: MemberState): boolean {
  if (connection !== undefined)
    return (
      connection.status === 'ACTIVE' &&
      mayUpdateConnections(standing) &&
      administersBy(standing, connection) !== undefined
    )
  return collection?.status === 'ACTIVE' && mayChangeCollection(standing, collection)
}
