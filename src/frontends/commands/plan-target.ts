import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { refuseReadOnly } from '#src/jobs/flows/profile-rules.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import {
  type Target,
  type TargetChoice,
  targetOf,
  tokenVariable,
} from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { PlanRecord } from '#src/local/journal/plan-record.ts'
import type { CommandContext } from './command.ts'

/**
 * The tenant that a plan of the journal went to, as this run reaches it: through what the command
 * line says, else through the profile that it went through then. That a prompt works with another
 * tenant says nothing.
 *
 * @param writes false for what only reads there
 * @throws ProblemError `other-tenant` (usage) when the command line says another one,
 *   `read-only-profile` (refused)
 */
export async function targetOfPlan(
  context: CommandContext,
  plan: PlanRecord,
  writes: boolean,
): Promise<Target> {
  const target = await targetOf(context.workbench, await choiceFor(context, plan))
  if (target.origin !== plan.origin) throw new ProblemError(otherTenant(plan, target))
  if (writes && !context.globals.dryRun) refuseReadOnly(target)
  return target
}

async function choiceFor(
  { workbench, globals, isPromptsTenant }: CommandContext,
  { profile, origin }: PlanRecord,
): Promise<TargetChoice> {
  // A credential of this run is for the tenant that this run selects, and is sent to no other.
  if (workbench.environment[tokenVariable]) return globals
  const isNamed = globals.profile !== undefined || globals.url !== undefined
  if (isNamed && !isPromptsTenant) return globals
  const names = (await workbench.profiles.list()).map(({ name }) => name)
  if (profile !== undefined && names.includes(profile)) return { profile }
  const isAtPrompt = isNamed && (await targetOf(workbench, globals)).origin === origin
  return isAtPrompt ? globals : { url: origin }
}

/** The target's own credential; undefined where it has none and a bearer may be enough. */
export async function signInOf(
  { workbench, signal }: CommandContext,
  target: Target,
): Promise<HeldCredential | undefined> {
  if (target.source === undefined) return undefined
  const signIn = await holdCredential(workbench, target, signal)
  await refuseOtherIdentity(workbench, target, signIn, signal)
  return signIn
}

const otherTenant = ({ id, origin }: PlanRecord, target: Target): Problem => ({
  kind: 'usage',
  code: 'other-tenant',
  title: `Plan ${id} went to ${new URL(origin).host}, and the command line says ${new URL(target.origin).host}.`,
  nextSteps: [{ text: 'Leave --profile and --url out: the journal knows where it went.' }],
})
