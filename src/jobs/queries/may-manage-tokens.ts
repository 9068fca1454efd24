import { type Identity, sayRoles } from '#src/domain/identity.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { HeldCredential } from './credential.ts'

/** Whether this role lets somebody manage API tokens; a token itself always may (vendor's docs). */
const manages = (role: string): boolean => role === '$admin' || role === '$api-token-default-access'

/** Whether one of the roles lets somebody manage API tokens. */
export const mayManageTokens = ({ roles }: Pick<Identity, 'roles'>): boolean => roles.some(manages)

/** For an account whose role the tenant itself said. */
export const notAnAdmin = (identity: Identity): Problem => ({
  ...toManage(identity.username),
  detail: `Atlan says this account has ${sayRoles(identity)}; it needs $admin.`,
})

/**
 * Refuses, before a plan is made, a person's bearer that says of itself that its role is too low.
 * What says nothing of its role is left to the tenant.
 *
 * @throws ProblemError `not-an-admin` (not permitted)
 */
export function refuseLowRole({ saysRoles = [] }: HeldCredential): void {
  const low = saysRoles.find((role) => role === '$member' || role === '$guest')
  if (low === undefined || saysRoles.some(manages)) return
  throw new ProblemError({
    ...toManage('This account'),
    detail: `The bearer says that it has the role ${low}; it needs $admin.`,
  })
}

const toManage = (who: string) => ({
  kind: 'not-permitted' as const,
  code: 'not-an-admin',
  title: `${who} may not manage API tokens: that takes an admin.`,
  nextSteps: [{ text: 'Sign in as an admin, or ask an admin to do it.' }],
})
