import { type Problem, ProblemError, type ProblemKind } from '#src/domain/problem.ts'

/** A problem of a kind, as a client throws it. */
export const troubleOf = (kind: ProblemKind, more: Partial<Problem> = {}): ProblemError =>
  new ProblemError({ kind, code: `a-${kind}`, title: `Trouble: ${kind}.`, nextSteps: [], ...more })

/** The problem that the work ends with. @throws Error when it ends well or with something else */
export async function problemOfWork(work: () => unknown): Promise<Problem> {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    throw thrown
  }
  throw new Error('nothing was wrong')
}
