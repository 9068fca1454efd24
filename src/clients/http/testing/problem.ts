import { type Problem, ProblemError } from '#src/domain/problem.ts'

/** The problem that this work ends in; fails when it ends otherwise. */
export async function problemFrom(work: Promise<unknown>): Promise<Problem> {
  const outcome = await work.then(
    () => 'nothing',
    (thrown: unknown) => thrown,
  )
  if (outcome instanceof ProblemError) return outcome.problem
  throw new Error('expected a problem', { cause: outcome })
}
