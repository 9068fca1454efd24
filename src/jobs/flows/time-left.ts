import * as captureProblems from '#src/capture/problems.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Plan, PlanWarning } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Flow } from './flow.ts'

/** Where nothing holds calls back, one takes about this long (our guess, on the careful side). */
const secondsOfCall = 0.3

/** For reading the review. */
const secondsToRead = 60

/**
 * The same flow; before its plans are reviewed, the time that their credentials have left is held
 * against the time that they take. A plan that would outlive its bearer is refused where nobody can
 * give another one in the middle, and says so where somebody can.
 */
export function withTimeLeft<Answers, Result>(
  workbench: Pick<Workbench, 'secrets' | 'tenantClocks'>,
  flow: Flow<Answers, Result>,
  { canAskAgain }: { readonly canAskAgain: boolean },
): Flow<Answers, Result> {
  return {
    ...flow,
    async plan(...given) {
      const plan = await flow.plan(...given)
      const left = shortestLeft(workbench, plan)
      const needed = secondsOf(plan)
      if (left === undefined || left >= needed + secondsToRead) return plan
      if (left <= needed && !canAskAgain)
        throw new ProblemError(captureProblems.tooLittleTime(left))
      return { ...plan, warnings: [...plan.warnings, warningOf(left, needed)] }
    },
  }
}

function secondsOf({ calls, callsPerMinute }: Plan): number {
  return callsPerMinute === undefined ? calls * secondsOfCall : (calls / callsPerMinute) * 60
}

/** Seconds until the first of the plan's credentials ends, by its tenant's clock. */
function shortestLeft(
  { secrets, tenantClocks }: Pick<Workbench, 'secrets' | 'tenantClocks'>,
  { steps }: Plan,
): number | undefined {
  const left = [...new Set(steps.map(({ by }) => by))].flatMap((handle) => {
    const kept = secrets.get(handle)
    if (kept?.expiresAt === undefined) return []
    return [(kept.expiresAt.getTime() - tenantClocks.now(kept.origin).getTime()) / 1000]
  })
  return left.length === 0 ? undefined : Math.min(...left)
}

const warningOf = (left: number, needed: number): PlanWarning => ({
  code: 'too-little-time',
  text: `The sign-in that this is done with has ${sayDuration(left * 1000)} left, and this takes about ${sayDuration(Math.ceil(needed) * 1000)} once it is confirmed. A fresh bearer has more.`,
})
