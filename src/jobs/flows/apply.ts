import type { Plan, Step } from '#src/domain/plan.ts'
import type { Workbench } from '#src/workbench.ts'
import { Application } from './application.ts'
import type { Applied } from './applied.ts'
import type { Applying, Writing } from './flow.ts'
import { auditBehindMilliseconds, lookBackAt } from './look-back.ts'
import type { Destination } from './questions/destination.ts'
import { createToken } from './steps/create-token.ts'
import { queueing, underJournal } from './under-journal.ts'

/**
 * Carries out a plan, step by step. What fails is an outcome; what comes after it and does not
 * depend on it goes on. After an interrupt nothing more is written.
 *
 * @throws ProblemError or Cancelled while nothing was written yet
 */
export async function applyPlan(
  workbench: Workbench,
  plan: Plan,
  applying: Applying,
  destination?: Destination,
): Promise<Applied> {
  const [first] = plan.steps
  if (first === undefined) return { outcomes: [], connections: [], interrupted: false }
  const { origin } = workbench.client(first.by)
  const { signal, report } = applying
  const work = async (): Promise<Applied> => {
    await lookBackAt(workbench, first.by, applying)
    return underJournal(workbench, { plan, origin }, applying, async (writing) => {
      const begun = workbench.clock.now().getTime()
      const applied = await carryOut(workbench, plan, writing, destination)
      // The audit is some time behind: what was written just now is looked at by the next run.
      const tookLong = workbench.clock.now().getTime() - begun > auditBehindMilliseconds
      if (tookLong) await lookBackAt(workbench, first.by, applying)
      return applied
    })
  }
  return workbench.alone(origin, work, { signal, ...queueing(report) })
}

async function carryOut(
  workbench: Workbench,
  plan: Plan,
  writing: Writing,
  destination: Destination | undefined,
): Promise<Applied> {
  const run = new Application(workbench, writing)
  for (const [index, step] of plan.steps.entries()) {
    // Those of a kind that follow one another are done together, with the first of them.
    if (together.includes(step.kind) && plan.steps[index - 1]?.kind === step.kind) continue
    switch (step.kind) {
      case 'create-token':
        if (destination === undefined) throw new Error('a creating plan has a destination')
        await run.tokenCreated(
          index,
          await createToken(workbench, step, destination, writing),
          step.ref,
        )
        break
      case 'take-up-token':
        await run.takeUpToken(index, step)
        break
      case 'update-token':
        await run.changeTokens(index, followersOf(plan.steps, index, step.kind))
        break
      case 'delete-token':
        await run.changeTokens(index, followersOf(plan.steps, index, step.kind))
        break
      case 'keep-sign-in':
        await run.keepSignIn(index, step)
        break
      case 'try-token':
        await run.tryToken(step)
        break
      case 'change-members':
        await run.changeMembers(index, followersOf(plan.steps, index, step.kind))
    }
  }
  await run.seeWhetherItWorks()
  return run.applied()
}

const together: readonly Step['kind'][] = ['update-token', 'delete-token', 'change-members']

/** The step and those of its kind that follow it without another between them. */
function followersOf<Kind extends Step['kind']>(
  steps: readonly Step[],
  first: number,
  kind: Kind,
): Extract<Step, { kind: Kind }>[] {
  const isOfKind = (step: Step): step is Extract<Step, { kind: Kind }> => step.kind === kind
  const other = steps.findIndex((step, index) => index > first && step.kind !== kind)
  return steps.slice(first, other === -1 ? undefined : other).filter(isOfKind)
}
