import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { resuming } from '#src/jobs/flows/resume.ts'
import { readSuccessor } from '#src/jobs/queries/successor.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { PlanRecord } from '#src/local/journal/plan-record.ts'
import type { CommandContext, Output } from './command.ts'
import { signInOf, targetOfPlan } from './plan-target.ts'
import { type JournalledOptions, runJournalled } from './run-journalled.ts'

/** `resume`: does what is left of a plan that was stopped, with credentials given anew. */
export async function resume(
  context: CommandContext,
  id: string,
  options: JournalledOptions,
): Promise<Output> {
  const { workbench, signal } = context
  const { journal } = workbench
  const plan = await journal.plan(id)
  const target = await targetOfPlan(context, plan, true)
  if (target.provider === 'axiom') throw new ProblemError(axiomPlan(plan))
  const signIn = await signInOf(context, target)
  const successorOf = async (created: string) => {
    const by = signIn ?? (await holdCredential(workbench, target, signal))
    return readSuccessor(workbench, by, created, target.kept?.vaultKey, signal)
  }
  const job = await resuming(plan, await journal.plans(), successorOf)
  return runJournalled(context, target, job, signIn, options)
}

/** Ours: a plan on Axiom makes one token or deletes some, so that there is nothing to carry on. */
const axiomPlan = ({ id }: PlanRecord): Problem => ({
  kind: 'usage',
  code: 'axiom-plan',
  title: `Plan ${id} went to an Axiom organisation: such plans are not carried on.`,
  nextSteps: [
    { text: 'See what is in doubt of it.', command: 'tokenbench doubts' },
    { text: 'See what is there, and do the rest anew.', command: 'tokenbench token list' },
  ],
})
