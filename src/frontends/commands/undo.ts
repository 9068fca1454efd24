import { undoing } from '#src/jobs/flows/undo.ts'
import { runJournalledOnAxiom } from './axiom/journalled.ts'
import type { CommandContext, Output } from './command.ts'
import { signInOf, targetOfPlan } from './plan-target.ts'
import { type JournalledOptions, runJournalled } from './run-journalled.ts'

/** `undo`: takes back what a plan of the journal wrote, by a plan of its own. */
export async function undo(
  context: CommandContext,
  id: string,
  options: JournalledOptions,
): Promise<Output> {
  const { journal } = context.workbench
  const plan = await journal.plan(id)
  const target = await targetOfPlan(context, plan, true)
  const job = await undoing(plan, await journal.plans())
  if (target.provider === 'axiom') return runJournalledOnAxiom(context, target, plan, job, options)
  return runJournalled(context, target, job, await signInOf(context, target), options)
}
