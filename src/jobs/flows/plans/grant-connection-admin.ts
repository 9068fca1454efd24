import type { ConnectionRef } from '#src/domain/connection.ts'
import type { Grantee } from '#src/domain/plan.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'
import { planChangeMembers } from './change-members.ts'
import type { PlanPart } from './part.ts'

/**
 * Adding admins to connections as a part of a plan.
 * @throws ProblemError when one of them is not the granter's to give
 */
export function planGrantConnectionAdmin(
  workbench: Workbench,
  granter: Credential,
  on: readonly ConnectionRef[],
  who: readonly Grantee[],
  signal: AbortSignal,
): Promise<PlanPart> {
  const objects = on.map((connection) => ({ type: 'connection' as const, ...connection }))
  const edit = { membership: 'connection-admin', way: 'grant', on: objects, who } as const
  return planChangeMembers(workbench, granter, edit, signal)
}
