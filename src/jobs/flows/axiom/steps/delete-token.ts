import type { DeleteAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import { axiomContentDifferences, sayAxiomDifferences } from '#src/domain/axiom-token-content.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { deployedQuestion } from '#src/jobs/flows/questions/deployed.ts'
import { type DeadSecret, waitUntilRefused } from '#src/jobs/flows/steps/wait-until-refused.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { DeleteAxiomTokenWrite } from '#src/local/journal/write.ts'
import type { Workbench } from '#src/workbench.ts'
import type { CreatedAxiom } from './axiom-creation.ts'
import { isAlive } from './read-back.ts'

/** Read it again · delete it · read that it is gone. One more where its secret is tried. */
export const callsOfDeleting = 3

/** Ours: how long Axiom's edge remembers a token is not documented. */
const longestMemory = 60_000

const refusedWhen = { yes: false, no: true, unknown: 'unknown' } as const

/**
 * Deletes a token for good, when it still is what the person saw, reads that it is gone, and tries
 * its own secret where this run holds it.
 *
 * @throws ProblemError or Cancelled before anything was written
 */
export async function deleteAxiomToken(
  workbench: Workbench,
  step: DeleteAxiomTokenStep,
  writing: Writing,
): Promise<Outcome> {
  const { old, held, replaced } = step
  const { id, name } = old
  const { signal, report, journal } = writing
  const { tokens } = axiomOf(workbench, { handle: step.by, ...step })
  const key = `delete ${id}`
  const ended = (state: Outcome['state'], more: Partial<Outcome> = {}): Outcome => {
    const text = more.problem?.title ?? `“${name}” is gone`
    report(key, { text, state: more.problem === undefined ? 'done' : 'failed' })
    const object = { type: 'token', id, name }
    return { object, state, verified: false, effective: 'unknown', ...more }
  }
  const gone = async (state: 'done' | 'already'): Promise<Outcome> => {
    const outcome = ended(state, { verified: true, gone: true })
    if (held === undefined) return outcome
    const patient = replaced?.asksForDeployment === true
    const dead: DeadSecret = {
      name,
      isRefused: async (signal) => refusedWhen[await isAlive(workbench, { handle: held }, signal)],
      patience: patient ? longestMemory : 0,
    }
    const effective = await waitUntilRefused(dead, workbench.clock, writing)
    if (effective !== 'no' || !patient) return { ...outcome, effective }
    return { ...outcome, effective, state: 'failed', problem: stillAccepted(name) }
  }
  const read = async (signal?: AbortSignal) => {
    try {
      return await tokens.get(id, signal)
    } catch (thrown) {
      if (problemOf(thrown).kind === 'not-found') return undefined
      throw thrown
    }
  }

  report(key, { text: `Deleting “${name}”`, state: 'running' })
  const before = await read(signal)
  if (before === undefined) return gone('already')
  const since = axiomContentDifferences(old, before)
  if (since.length > 0) return ended('failed', { problem: changedSince(name, since) })

  let lost: Problem | undefined
  try {
    await journal.send([noted(step)], () => tokens.remove(id, signal))
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown
    const problem = problemOf(thrown)
    if (problem.kind === 'not-found') return gone('already')
    if (problem.kind !== 'unknown-outcome') return ended('failed', { problem })
    lost = problem
  }
  try {
    // Without the signal: whoever stopped the deletion needs to know what became of it.
    if ((await read()) === undefined) return await gone('done')
  } catch (thrown) {
    return ended(lost === undefined ? 'done' : 'unknown', { problem: lost ?? problemOf(thrown) })
  }
  return lost === undefined
    ? ended('failed', { problem: stillThere(id, name) })
    : ended('unknown', { problem: lost })
}

/**
 * The same for a token that another one replaces: only when that one is complete and works, and
 * somebody said that it is in use.
 *
 * @throws ProblemError `old-stays` or `not-deployed`, with the old token as it was
 */
export async function deleteReplacedAxiom(
  workbench: Workbench,
  step: DeleteAxiomTokenStep,
  created: CreatedAxiom | undefined,
  before: readonly Outcome[],
  writing: Writing,
): Promise<Outcome> {
  const isComplete = before.every(
    ({ state, verified, effective, problem }) =>
      state === 'done' && verified && effective !== 'no' && problem === undefined,
  )
  if (created === undefined || !isComplete) throw new ProblemError(oldStays(step, created))
  if (step.replaced?.asksForDeployment) {
    const question = deployedQuestion(step.old.name, created.deliveredTo)
    if (!(await writing.need<boolean>(question))) throw new ProblemError(notDeployed(step))
  }
  const by = step.isOwn ? created.handle : step.by
  return deleteAxiomToken(workbench, { ...step, by }, writing)
}

const noted = ({ old: { id, name }, orgId }: DeleteAxiomTokenStep): DeleteAxiomTokenWrite => ({
  kind: 'delete-axiom-token',
  token: { id, name },
  ...(orgId === undefined ? {} : { orgId }),
})

const changedSince = (name: string, since: readonly string[]): Problem => ({
  kind: 'conflict',
  code: 'changed-since',
  title: `The token “${name}” changed since you looked. It was not deleted.`,
  detail: sayAxiomDifferences(since),
  nextSteps: [{ text: 'Look at the new plan and decide again.' }],
})

const stillThere = (id: string, name: string): Problem => ({
  kind: 'failed',
  code: 'still-there',
  title: `Axiom said that “${name}” was deleted, but still has it.`,
  nextSteps: [
    { text: 'Look again in a minute.', command: shellCommand(['tokenbench', 'token', 'show', id]) },
  ],
})

const stillAccepted = (name: string): Problem => ({
  kind: 'failed',
  code: 'still-accepted',
  title: `“${name}” is deleted, but its secret is still accepted.`,
  nextSteps: [{ text: 'Try it again in some minutes; if it stays alive, tell Axiom at once.' }],
})

const deleteLater = ({ old: { id } }: DeleteAxiomTokenStep) => ({
  text: 'When the new one is in use, delete the old one.',
  command: shellCommand(['tokenbench', 'token', 'delete', id]),
})

const oldStays = (step: DeleteAxiomTokenStep, created: CreatedAxiom | undefined): Problem => ({
  kind: 'failed',
  code: 'old-stays',
  title: `“${step.old.name}” stays as it is: ${
    created === undefined ? 'it has no successor yet' : 'its successor is not complete'
  }.`,
  nextSteps: [{ text: 'Mend what failed above first.' }, deleteLater(step)],
})

const notDeployed = (step: DeleteAxiomTokenStep): Problem => ({
  kind: 'refused',
  code: 'not-deployed',
  title: `“${step.old.name}” stays, and its secret works on: nobody said that the new one is in place.`,
  nextSteps: [deleteLater(step)],
})
