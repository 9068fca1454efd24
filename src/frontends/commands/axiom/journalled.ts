import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { besideSecret } from '#src/frontends/commands/created-json.ts'
import type { JournalledOptions } from '#src/frontends/commands/run-journalled.ts'
import { given, runUnattended } from '#src/frontends/commands/run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from '#src/frontends/commands/secret-to.ts'
import type { AxiomApplied } from '#src/jobs/flows/axiom/apply.ts'
import { journalledAxiomFlow } from '#src/jobs/flows/axiom/journalled-flow.ts'
import { followedBy } from '#src/jobs/flows/followed-by.ts'
import type { JournalledJob } from '#src/jobs/flows/journalled-flow.ts'
import { refuseOtherAxiomIdentity } from '#src/jobs/queries/axiom-same-identity.ts'
import { type AxiomSignIn, axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Doubt } from '#src/jobs/queries/doubts.ts'
import { lookIntoAxiom } from '#src/jobs/queries/look-into-axiom-doubt.ts'
import type { Found } from '#src/jobs/queries/look-into-doubt.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { PlanRecord } from '#src/local/journal/plan-record.ts'
import { createdAxiomJson } from './created-json.ts'

/** Who signs in to the organisation that a plan of the journal went to. */
async function signInTo(
  { workbench, signal }: CommandContext,
  target: Target,
  { writes }: PlanRecord,
): Promise<AxiomSignIn> {
  // All organisations of Axiom have one address: the plan knows which it was.
  const orgId = writes.map(({ write }) => ('orgId' in write ? write.orgId : undefined)).at(0)
  return holdAxiom(workbench, orgId === undefined ? target : { ...target, orgId }, signal)
}

/** What reading says about a write on Axiom that is in doubt. */
export async function lookAtAxiom(
  context: CommandContext,
  target: Target,
  doubt: Doubt,
  plans: readonly PlanRecord[],
): Promise<Found> {
  const { workbench, signal } = context
  const client = axiomOf(workbench, await signInTo(context, target, doubt.plan))
  return lookIntoAxiom(client, doubt, plans, workbench.clock.now(), signal)
}

/** The same as `runJournalled`, on Axiom. */
export async function runJournalledOnAxiom(
  context: CommandContext,
  target: Target,
  plan: PlanRecord,
  job: JournalledJob,
  { secretTo }: JournalledOptions,
  then: (applied: AxiomApplied) => Promise<void> = async () => {},
): Promise<Output> {
  const { workbench, globals, signal } = context
  refuseStdoutTwice(globals, secretTo)
  const signIn = await signInTo(context, target, plan)
  await refuseOtherAxiomIdentity(workbench, target, signIn, signal)
  const vaultKey = target.kept?.vaultKey
  const flow = journalledAxiomFlow(workbench, signIn, vaultKey, job)
  const inputs = given({
    destination: destinationInput(workbench, secretTo, vaultKey),
  })
  const output = await runUnattended(context, target, followedBy(flow, then), inputs, (finished) =>
    createdAxiomJson(finished, workbench.clock.now()),
  )
  return besideSecret(context, secretTo, output)
}
