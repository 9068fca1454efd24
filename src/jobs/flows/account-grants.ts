import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { MemberObject } from '#src/domain/members.ts'
import { ProblemError, problemOf } from '#src/domain/problem.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { type MemberState, readEachMembers, readMembers } from '#src/jobs/queries/member-objects.ts'
import type { TokenReach } from '#src/jobs/queries/token-reach.ts'
import { type Membership, memberships } from './memberships.ts'

/** What a token's account is on one object, as the store has it. */
export interface AccountGrant {
  readonly membership: Membership
  readonly object: MemberObject
  readonly state: MemberState
}

/**
 * What a token's account is, and on what: from the store, now.
 * @param reach what names it, as it was found out before
 */
export async function grantsOf(
  client: AtlanClient,
  token: AtlanToken,
  { administers, edits, views }: TokenReach,
  signal: AbortSignal,
): Promise<AccountGrant[]> {
  // Who edits a collection views it as well; one object is then written once.
  const viewsOnly = views.filter(({ guid }) => !edits.some((one) => one.guid === guid))
  const named: readonly (readonly [Membership, MemberObject])[] = [
    ...administers.map((one) => ['connection-admin', { type: 'connection', ...one }] as const),
    ...edits.map((one) => ['collection-editor', { type: 'collection', ...one }] as const),
    ...viewsOnly.map((one) => ['collection-viewer', { type: 'collection', ...one }] as const),
  ]
  const objects = named.map(([, object]) => object)
  const read = await readEachMembers(client, objects, signal)
  return named.flatMap(([membership, object]) => {
    const seen = read.get(object.guid)
    if (seen === undefined) return []
    if ('problem' in seen) {
      if (seen.problem.kind === 'not-found') return []
      throw new ProblemError(seen.problem)
    }
    const { now: state } = seen
    const { field } = memberships[membership]
    return state.members[field].includes(usernameOf(token))
      ? [{ membership, object: refOf(object), state }]
      : []
  })
}

/** Undefined for what was deleted since it was indexed. */
export async function stateOf(client: AtlanClient, object: MemberObject, signal: AbortSignal) {
  try {
    return await readMembers(client, object, signal)
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-found') return undefined
    throw thrown
  }
}

/** Lists give more than the plan has to carry. */
export const refOf = (object: MemberObject): MemberObject => {
  const { guid, qualifiedName, name } = object
  return object.type === 'connection'
    ? { type: 'connection', guid, qualifiedName, name, connector: object.connector }
    : { type: 'collection', guid, qualifiedName, name }
}
