import { isInDoubt, type PlanRecord } from '#src/local/journal/plan-record.ts'
import { isUnderWay } from './doubts.ts'

export type PlanState =
  | 'running'
  /** Some write of it is in doubt. */
  | 'unknown'
  /** It was stopped, or its process was killed, before its last step. */
  | 'interrupted'
  | 'failed'
  /** Some of its objects failed. */
  | 'partly'
  | 'done'

/** A plan of the journal and what became of it. */
export interface PastPlan {
  readonly plan: PlanRecord
  readonly state: PlanState
  /** Ids of the plans that took it back, or carried it on. */
  readonly undoneBy: readonly string[]
  readonly resumedBy: readonly string[]
}

/** What was planned on this machine and what became of it, the newest first. */
export async function historyOf(plans: readonly PlanRecord[]): Promise<PastPlan[]> {
  const all: PastPlan[] = []
  for (const plan of plans) {
    const by = (way: 'undoes' | 'resumes') =>
      plans.filter(({ of }) => of?.way === way && of.id === plan.id).map(({ id }) => id)
    const state = await stateOf(plan)
    all.push({ plan, state, undoneBy: by('undoes'), resumedBy: by('resumes') })
  }
  return all.reverse()
}

async function stateOf(plan: PlanRecord): Promise<PlanState> {
  if (await isUnderWay(plan)) return 'running'
  if (plan.writes.some(isInDoubt)) return 'unknown'
  if (plan.ended === undefined || plan.ended.interrupted) return 'interrupted'
  const states = [...plan.outcomes.values()].map(({ state }) => state)
  const failed = states.filter((state) => state === 'failed').length
  if (states.length === 0) return 'failed'
  if (failed === 0) return 'done'
  return failed === states.length ? 'failed' : 'partly'
}

/** The plan as the command line prints it. */
export function pastPlanJson({ plan, state, undoneBy, resumedBy }: PastPlan): object {
  const { id, at, profile, origin, action, title, of, changes, outcomes } = plan
  return {
    id,
    name: title,
    at,
    ...(profile === undefined ? {} : { profile }),
    origin,
    action,
    state,
    ...(of === undefined ? {} : { [of.way]: of.id }),
    ...(undoneBy.length === 0 ? {} : { undoneBy }),
    ...(resumedBy.length === 0 ? {} : { resumedBy }),
    changes,
    outcomes: [...outcomes.values()],
  }
}
