import { besideUsers, nameOf } from '#src/domain/members.ts'
import type { Grantee, PlanWarning } from '#src/domain/plan.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { AccountGrant } from '#src/jobs/flows/account-grants.ts'
import { type Membership, memberships } from '#src/jobs/flows/memberships.ts'
import { type Granter, mayGive } from '#src/jobs/queries/granters.ts'
import type { Workbench } from '#src/workbench.ts'
import { planChangeMembers } from './change-members.ts'
import type { PlanPart } from './part.ts'

export interface CopiedGrants {
  readonly parts: readonly PlanPart[]
  /** Those that nobody here can give. */
  readonly left: readonly AccountGrant[]
}

/**
 * What one account is, given to another, as parts of a plan: each by the first who may give it.
 *
 * @throws ProblemError when what may be given changed while the plan was made
 */
export async function planCopiedGrants(
  workbench: Workbench,
  granters: readonly Granter[],
  grants: readonly AccountGrant[],
  to: Grantee,
  signal: AbortSignal,
): Promise<CopiedGrants> {
  const byWhom = Map.groupBy(grants, ({ state }) => granters.find((one) => mayGive(one, state)))
  const parts: PlanPart[] = []
  for (const [granter, given] of byWhom) {
    if (granter === undefined) continue
    for (const [membership, same] of Map.groupBy(given, (grant) => grant.membership)) {
      const on = same.map(({ object }) => object)
      const edit = { membership, way: 'grant', on, who: [to] } as const
      parts.push(await planChangeMembers(workbench, granter.credential, edit, signal))
    }
  }
  return { parts, left: byWhom.get(undefined) ?? [] }
}

/**
 * Says of each grant that is not copied what it is, who can give it, and with which command.
 * @param to how the new token is named on a command line
 */
export const grantsLeft = (
  code: string,
  from: AtlanToken,
  to: string,
  left: readonly AccountGrant[],
): PlanWarning[] =>
  left.map(({ membership, object, state }) => {
    const { noun } = memberships[membership]
    const others = state.members.adminUsers.filter((one) => one !== usernameOf(from))
    const who = [...others, ...besideUsers(state.members, 'adminUsers')]
    return {
      code,
      text: `“${from.name}” is ${noun} of ${nameOf(object)}, and “${to}” does not become it here. ${who.length === 0 ? 'Nobody else' : `One of ${who.join(', ')}`} can give it: ${grantCommand(membership, to, object.qualifiedName)}`,
    }
  })

const grantCommand = (membership: Membership, to: string, on: string): string =>
  shellCommand([
    ...['tokenbench', 'grant', membership, '--token', to, '--on', on],
    ...['--bearer-from', 'clipboard'],
  ])
