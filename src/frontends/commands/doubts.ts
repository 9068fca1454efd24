import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Applied } from '#src/jobs/flows/applied.ts'
import type { AxiomApplied } from '#src/jobs/flows/axiom/apply.ts'
import { type Choice, doubtNamed, settling } from '#src/jobs/flows/settle-doubt.ts'
import { type Doubt, doubtsOf } from '#src/jobs/queries/doubts.ts'
import { lookBack, mayLookBack } from '#src/jobs/queries/look-back.ts'
import { type Found, lookInto, onlyTold } from '#src/jobs/queries/look-into-doubt.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { isCreation, type PlanRecord } from '#src/local/journal/plan-record.ts'
import { lookAtAxiom, runJournalledOnAxiom } from './axiom/journalled.ts'
import type { CommandContext, Output } from './command.ts'
import { doubtJson, doubtsText, type Looked } from './doubts-printed.ts'
import { meantPlans } from './history.ts'
import { signInOf, targetOfPlan } from './plan-target.ts'
import { type JournalledOptions, runJournalled } from './run-journalled.ts'

/** `doubts`: every write whose answer was lost, and what reading says about it now. */
export async function doubts(
  context: CommandContext,
  choice: string | undefined,
  id: string | undefined,
  options: JournalledOptions,
): Promise<Output> {
  if (choice === undefined) return listDoubts(context)
  if (!isChoice(choice)) throw new ProblemError(noSuchChoice)
  if (id === undefined) throw new ProblemError(noId(choice))
  return decide(context, choice, id, options)
}

async function listDoubts(context: CommandContext): Promise<Output> {
  const { workbench, globals } = context
  const isMeant = await meantPlans(context)
  if (!globals.dryRun) await lookBackEverywhere(context, isMeant)
  const plans = await workbench.journal.plans()
  const looked: Looked[] = []
  for (const doubt of await doubtsOf(plans.filter(isMeant))) {
    const found = await lookUp(context, doubt, plans)
    const settled = isSettledByItself(doubt, found)
    if (settled && !globals.dryRun) await settle(context, doubt, 'arrived')
    looked.push({ doubt, found, settled })
  }
  return {
    json: { doubts: looked.map(doubtJson), total: looked.length },
    text: doubtsText(looked, workbench.clock.now()),
  }
}

/** At each tenant where something was written lately. */
async function lookBackEverywhere(
  context: CommandContext,
  isMeant: (plan: PlanRecord) => boolean,
): Promise<void> {
  const { workbench, signal } = context
  const { journal, clock } = workbench
  const plans = (await journal.plans()).filter(isMeant)
  const recent = plans.filter((plan) => mayLookBack(plan, clock.now()))
  for (const [plan] of Map.groupBy(recent, ({ origin }) => origin).values()) {
    if (plan === undefined) continue
    try {
      const target = await targetOfPlan(context, plan, false)
      // Axiom's tokens never change, so nothing there is written over.
      if (target.provider === 'axiom') continue
      const { handle } = await holdCredential(workbench, target, signal)
      const at = { journal, origin: plan.origin, now: clock.now() }
      await lookBack(at, workbench.client(handle), signal)
    } catch (thrown) {
      // A tenant that cannot be reached now is looked at the next time.
      if (!(thrown instanceof ProblemError)) throw thrown
    }
  }
}

/** What arrived needs no decision, unless somebody has to do something about it. */
const isSettledByItself = ({ sent }: Doubt, { finding }: Found): boolean =>
  finding === 'arrived' && !isCreation(sent.write)

async function lookUp(
  context: CommandContext,
  doubt: Doubt,
  plans: readonly PlanRecord[],
): Promise<Found> {
  const { workbench, signal } = context
  const { write } = doubt.sent
  if (write.kind === 'other') return onlyTold(write)
  try {
    const target = await targetOfPlan(context, doubt.plan, false)
    if (target.provider === 'axiom') return await lookAtAxiom(context, target, doubt, plans)
    const { handle } = await holdCredential(workbench, target, signal)
    return await lookInto(workbench.client(handle), doubt, plans, workbench.clock.now(), signal)
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown
    const { title } = thrown.problem
    return { finding: 'not-asked', told: `Its tenant was not asked: ${title}`, tokens: [] }
  }
}

async function decide(
  context: CommandContext,
  choice: Choice,
  id: string,
  options: JournalledOptions,
): Promise<Output> {
  const { workbench, signal } = context
  const plans = await workbench.journal.plans()
  const doubt = doubtNamed(await doubtsOf(plans), id)
  const { write } = doubt.sent
  if (write.kind === 'other') {
    const found = onlyTold(write)
    settling(doubt, found, choice)
    return adopt(context, doubt, found)
  }
  const target = await targetOfPlan(context, doubt.plan, choice !== 'adopt')
  const then = async (
    found: Found,
    { outcomes, created }: Pick<Applied, 'outcomes'> & { created?: { token: { id: string } } },
  ) => {
    const isDone = outcomes.every(({ state }) => state === 'done' || state === 'already')
    if (!isDone) return
    // A change that was put back leaves the write that went over it as carried out as it was.
    const repeated = found.finding === 'overwrote' ? 'arrived' : 'repeated'
    await settle(context, doubt, choice === 'delete' ? 'deleted' : repeated, created?.token.id)
  }
  if (target.provider === 'axiom') {
    const found = await lookAtAxiom(context, target, doubt, plans)
    const job = settling(doubt, found, choice)
    if (job === undefined) return adopt(context, doubt, found)
    const settled = (applied: AxiomApplied) => then(found, applied)
    return runJournalledOnAxiom(context, target, doubt.plan, job, options, settled)
  }
  const signIn = await signInOf(context, target)
  const { handle } = signIn ?? (await holdCredential(workbench, target, signal))
  const now = workbench.clock.now()
  const found = await lookInto(workbench.client(handle), doubt, plans, now, signal)
  const job = settling(doubt, found, choice)
  if (job === undefined) return adopt(context, doubt, found)
  return runJournalled(context, target, job, signIn, options, (applied) => then(found, applied))
}

/** Leaves everything as it is: only the journal is told. */
async function adopt(context: CommandContext, doubt: Doubt, found: Found): Promise<Output> {
  const as = found.finding === 'not-there' ? 'not-arrived' : 'arrived'
  const settled = context.globals.dryRun !== true
  if (settled) await settle(context, doubt, as, found.tokens[0]?.id)
  const said = settled ? 'Settled' : 'Not settled, as this is a dry run'
  return {
    json: { doubt: doubtJson({ doubt, found, settled }) },
    text: `${said}: it stays as it is. ${found.told}`,
  }
}

const settle = (
  { workbench }: CommandContext,
  { plan, sent }: Doubt,
  as: 'arrived' | 'not-arrived' | 'deleted' | 'repeated',
  id?: string,
): Promise<void> =>
  workbench.journal.amend(plan.id, {
    line: 'settled',
    write: sent.index,
    as,
    ...(id === undefined ? {} : { id }),
  })

const choices: readonly string[] = ['adopt', 'delete', 'repeat'] satisfies Choice[]
const isChoice = (word: string): word is Choice => choices.includes(word)

const noSuchChoice: Problem = {
  kind: 'usage',
  code: 'no-such-choice',
  title: 'What is in doubt can be settled by adopt, delete or repeat.',
  nextSteps: [{ text: 'See what is in doubt.', command: 'tokenbench doubts' }],
}

const noId = (choice: Choice): Problem => ({
  kind: 'usage',
  code: 'missing-id',
  title: `doubts ${choice} needs the id of what is in doubt.`,
  nextSteps: [{ text: 'See what is.', command: 'tokenbench doubts' }],
})
