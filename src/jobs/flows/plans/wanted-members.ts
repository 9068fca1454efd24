import { missing } from '#src/domain/members.ts'
import type { Grantee, Step } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { changedSinceWritten } from '#src/jobs/flows/changed-since.ts'
import { type Membership, memberships } from '#src/jobs/flows/memberships.ts'
import type { Wanted } from '#src/jobs/flows/wanted.ts'
import { byGranter, type Granter } from '#src/jobs/queries/granters.ts'
import type { Workbench } from '#src/workbench.ts'
import { planChangeMembers } from './change-members.ts'
import type { PlanPart } from './part.ts'

export type WantedMembers = Extract<Wanted, { kind: 'change-members' }>

/** True when both change the members of their objects in the same way. */
export const isSameChange = (a: WantedMembers, b: WantedMembers): boolean =>
  changeOf(a) === changeOf(b)

const changeOf = ({ object: { type }, field, add, remove }: WantedMembers): string =>
  JSON.stringify([type, field, add, remove])

/**
 * The same change of the members of several objects, which are read together: each by the first of
 * the granters who may make it.
 * @throws ProblemError `changed-since` (conflict) when one is not as it was left; why the first may
 *   not make it where nobody may
 */
export async function planWantedMembers(
  workbench: Workbench,
  wanted: readonly [WantedMembers, ...WantedMembers[]],
  granters: readonly [Granter, ...Granter[]],
  signal: AbortSignal,
): Promise<PlanPart[]> {
  const [first] = wanted
  const { add, remove } = first
  const membership = membershipOf(first)
  const objects = wanted.map(({ object }) => object)
  const [only, another] = granters
  const by =
    another === undefined
      ? new Map([[only, objects]])
      : await byGranter(workbench, granters, objects, signal)
  const parts: PlanPart[] = []
  for (const [granter, on] of by) {
    const { credential } = granter ?? only
    const plan = (way: 'grant' | 'revoke', who: readonly Grantee[]) =>
      planChangeMembers(workbench, credential, { membership, on, way, who }, signal)
    if (add.length > 0) parts.push(await plan('grant', add))
    if (remove.length > 0) parts.push(await plan('revoke', remove))
  }
  for (const step of parts.flatMap(({ steps }) => steps)) refuseChanged(wanted, step)
  return parts
}

function refuseChanged(wanted: readonly WantedMembers[], step: Step): void {
  if (step.kind !== 'change-members') return
  const { object, field, basis } = step
  const asLeft = wanted.find((one) => one.object.guid === object.guid)?.asLeft
  if (asLeft === undefined) return
  const since = [
    ...missing(basis, asLeft).map((one) => `${one} was added`),
    ...missing(asLeft, basis).map((one) => `${one} was removed`),
  ]
  if (since.length === 0) return
  const look = shellCommand(['tokenbench', object.type, 'show', object.guid])
  throw new ProblemError(changedSinceWritten(`The list ${field} of ${object.name}`, since, look))
}

function membershipOf({ object, field }: WantedMembers): Membership {
  const found = (Object.keys(memberships) as Membership[]).find(
    (one) => memberships[one].type === object.type && memberships[one].field === field,
  )
  if (found === undefined) throw new Error(`no membership is ${field} of a ${object.type}`)
  return found
}
