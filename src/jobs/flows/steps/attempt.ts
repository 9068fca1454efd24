import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'

/**
 * One object's write: what keeps it from being begun with is its outcome, too, and stops no other.
 * After an interrupt nothing is begun with.
 */
export async function attempt(
  object: Outcome['object'],
  { aborted }: AbortSignal,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  if (aborted) return notAttempted(object, stoppedBefore)
  try {
    return await write()
  } catch (thrown) {
    return notAttempted(object, thrown instanceof Cancelled ? stoppedBefore : problemOf(thrown))
  }
}

/** The outcome of an object to which nothing was sent. */
export const notAttempted = (object: Outcome['object'], problem: Problem): Outcome => ({
  object,
  state: 'failed',
  verified: false,
  effective: 'unknown',
  problem,
})

/** Why an object was not begun with when the person had stopped. */
export const stoppedBefore: Problem = {
  kind: 'failed',
  code: 'interrupted',
  title: 'Not done: you stopped before it.',
  nextSteps: [{ text: 'Do it when you are ready; what was done stays done.' }],
}

/** Why an object that waits for the plan's own token was not begun with. */
export const dependsOnToken: Problem = {
  kind: 'failed',
  code: 'not-attempted',
  title: 'Not attempted, because the token that it is for was not created for certain.',
  nextSteps: [{ text: 'Mend what kept the token from being created, then do it again.' }],
}
