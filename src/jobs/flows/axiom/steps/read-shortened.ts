import type { RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'

/** Reads what regenerating made of the old token: it ends when the plan said, or is gone. */
export async function readShortened(
  workbench: Workbench,
  step: RegenerateAxiomTokenStep,
): Promise<{ readonly token: AxiomToken; readonly outcome: Outcome }> {
  const { old, oldExpiresAt } = step
  const { id, name } = old
  const ended = (state: Outcome['state'], more: Partial<Outcome>): Outcome => ({
    object: { type: 'token', id, name },
    state,
    verified: false,
    effective: 'unknown',
    ...more,
  })
  try {
    // Without the signal: whoever stopped needs to know when the old secret dies all the more.
    const token = await axiomOf(workbench, { handle: step.by, ...step }).tokens.get(id)
    const ends = token.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
    const isShortened = ends <= oldExpiresAt.getTime() + 1000
    const outcome = isShortened
      ? ended('done', { verified: true })
      : ended('unknown', { problem: notShortened(name) })
    return { token, outcome }
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.kind !== 'not-found') return { token: old, outcome: ended('unknown', { problem }) }
    const token = { ...old, expiresAt: oldExpiresAt }
    return { token, outcome: ended('done', { verified: true, gone: true }) }
  }
}

const notShortened = (name: string): Problem => ({
  kind: 'unknown-outcome',
  code: 'not-shortened',
  title: `The old token “${name}” does not end as planned, as far as Axiom shows.`,
  nextSteps: [{ text: 'Look at it again, and delete it when the new one is in use.' }],
})
