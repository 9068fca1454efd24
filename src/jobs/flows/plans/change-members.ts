import { mostEntitiesOfARequest } from '#src/clients/atlan/entity.ts'
import { besideUsers, changedMembers, type MemberObject, nameOf } from '#src/domain/members.ts'
import type { Change, Grantee, PlanWarning } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { type Membership, memberships } from '#src/jobs/flows/memberships.ts'
import { refuseForeignCollection } from '#src/jobs/flows/questions/collections.ts'
import { refuseForeign } from '#src/jobs/flows/questions/connections.ts'
import { callsOfGuardedWrite } from '#src/jobs/flows/steps/guarded-write.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import { getInBulk } from '#src/jobs/queries/in-bulk.ts'
import { type MemberState, readAllMembers } from '#src/jobs/queries/member-objects.ts'
import { type Standing, standingOf } from '#src/jobs/queries/standing.ts'
import type { Workbench } from '#src/workbench.ts'
import type { PlanPart } from './part.ts'

export interface MembersEdit {
  readonly membership: Membership
  readonly way: 'grant' | 'revoke'
  readonly on: readonly MemberObject[]
  readonly who: readonly Grantee[]
}

/**
 * Changing members as a part of a plan. Each object is read from the store now: what the person
 * sees is what the write is based on.
 *
 * @throws ProblemError when an object is not the granter's to decide about, or what is asked is
 *   something that the tenant would not do: `last-admin`, `creator-stays` (not permitted)
 */
export async function planChangeMembers(
  workbench: Workbench,
  granter: Credential,
  { membership, way, on, who }: MembersEdit,
  signal: AbortSignal,
): Promise<PlanPart> {
  const client = workbench.client(granter.handle)
  const standing = await standingOf(workbench, granter, signal)
  const { field } = memberships[membership]
  const accounts = way === 'grant' ? { add: who, remove: [] } : { add: [], remove: who }
  const changes: Change[] = []
  const steps = []
  const states = await readAllMembers(client, on, getInBulk, signal)
  for (const [index, object] of on.entries()) {
    const state = states[index]
    if (state === undefined) throw new Error('every object has its state')
    refuseNotTheirs(standing, state)
    const change = changeOf(object, membership, state, {
      add: accounts.add.map(memberOf),
      remove: accounts.remove.map(memberOf),
    })
    refuseImpossible(object, state, change)
    changes.push(change)
    const basis = state.members
    const step = { by: granter.handle, object, field, basis, ...accounts }
    steps.push({ kind: 'change-members' as const, ...step })
  }
  const nothing = changes.every(({ added, removed }) => added.length + removed.length === 0)
  return {
    changes,
    warnings: nothing ? [] : [warningOf(membership, way, on)],
    steps,
    calls: Math.ceil(on.length / mostEntitiesOfARequest) * callsOfGuardedWrite,
    danger: nothing ? 'none' : 'reversible',
  }
}

function refuseNotTheirs(standing: Standing, { connection, collection }: MemberState): void {
  if (connection !== undefined) refuseForeign(standing, connection)
  if (collection !== undefined) refuseForeignCollection(standing, collection)
}

function changeOf(
  object: MemberObject,
  membership: Membership,
  { members }: MemberState,
  accounts: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Change {
  const { field } = memberships[membership]
  const before = members[field]
  const after = changedMembers(members, field, accounts)[field]
  const { type, guid, qualifiedName, name } = object
  return {
    object: { type, id: guid, ref: qualifiedName, name },
    field,
    before,
    after,
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  }
}

/** Refuses before sending what the tenant would refuse, or would silently not do. */
function refuseImpossible(
  { name, type }: MemberObject,
  { members, createdBy }: MemberState,
  { field, removed }: Change,
): void {
  if (field !== 'adminUsers' || removed.length === 0) return
  if (type === 'collection' && removed.includes(createdBy))
    throw new ProblemError(creatorStays(name, createdBy))
  const users = members.adminUsers.filter((one) => !removed.includes(one))
  if (users.length + besideUsers(members, field).length === 0)
    throw new ProblemError(lastAdmin(name))
}

function warningOf(
  membership: Membership,
  way: MembersEdit['way'],
  on: readonly MemberObject[],
): PlanWarning {
  const { noun, power } = memberships[membership]
  const names = sayNames(on.map(nameOf))
  if (way === 'grant') return { code: membership, text: power(names) }
  return {
    code: `no-${membership}`,
    text: `No longer ${noun} of ${names}: what uses these tokens there fails, unless a persona still lets them in. It may take a minute to count.`,
  }
}

/** An account name, or the reference of the token that the same plan creates. */
const memberOf = (grantee: Grantee): string => ('ref' in grantee ? grantee.ref : grantee.username)

const lastAdmin = (name: string): Problem => ({
  kind: 'not-permitted',
  code: 'last-admin',
  title: `Nobody would administer ${name} any more, so Atlan refuses it. Nothing was written.`,
  nextSteps: [{ text: 'Make somebody else its admin first.' }],
})

const creatorStays = (name: string, creator: string): Problem => ({
  kind: 'not-permitted',
  code: 'creator-stays',
  title: `${creator} created ${name} and stays its editor: Atlan puts a creator back. Nothing was written.`,
  nextSteps: [{ text: 'Leave it out; or move the queries to another collection.' }],
})
