import { problemOf } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import { mayChangeCollection } from './collections.ts'
import type { Credential, HeldCredential } from './credential.ts'
import type { MemberState } from './member-objects.ts'
import { administersBy, mayUpdateConnections, type Standing, standingOf } from './standing.ts'

/** Somebody whose credential is held, and what decides what they may give. */
export interface Granter {
  readonly credential: Credential
  readonly standing: Standing
}

/** Undefined for a credential that is refused, or may not even ask what it may. */
export async function granterOf(
  workbench: Workbench,
  held: HeldCredential,
  signal: AbortSignal,
): Promise<Granter | undefined> {
  try {
    const standing = await standingOf(workbench.client(held.handle), signal)
    return { credential: { ...held, identity: standing.identity }, standing }
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-authenticated' || kind === 'not-permitted') return undefined
    throw thrown
  }
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
