import type { PastPlan } from '#src/jobs/queries/history.ts'

/** `done, undone by 3k2f`: what became of a plan, and what was done about it since. */
export function sayPlanState({ state, undoneBy, resumedBy }: Omit<PastPlan, 'plan'>): string {
  const ways = [
    ...undoneBy.map((id) => `undone by ${id}`),
    ...resumedBy.map((id) => `carried on by ${id}`),
  ]
  return [states[state], ...ways].join(', ')
}

const states: Readonly<Record<PastPlan['state'], string>> = {
  running: 'at work',
  unknown: 'in doubt: tokenbench doubts',
  interrupted: 'stopped before its end',
  failed: 'failed',
  partly: 'partly failed',
  done: 'done',
}
