import type { Change, Danger, Plan, PlanWarning, Step } from '#src/domain/plan.ts'

/** What one part of a job adds to the plan: “create, link, grant” is one plan of two parts. */
export interface PlanPart {
  readonly changes: readonly Change[]
  readonly warnings: readonly PlanWarning[]
  readonly steps: readonly Step[]
  readonly calls: number
  readonly danger: Danger
  readonly typed?: string
}

const rank: readonly Danger[] = ['none', 'reversible', 'irreversible']

/**
 * One plan of several parts, in the order in which they are carried out.
 * @param callsPerMinute at which it is carried out, so that a person sees how long it takes: see
 *   `Workbench.paceOf`
 */
export function combine(
  action: string,
  title: string,
  parts: readonly PlanPart[],
  callsPerMinute: number | undefined,
): Plan {
  const worst = Math.max(0, ...parts.map(({ danger }) => rank.indexOf(danger)))
  const typed = parts.find((part) => part.typed !== undefined)?.typed
  return {
    action,
    title,
    danger: rank[worst] ?? 'none',
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    changes: parts.flatMap(({ changes }) => changes),
    warnings: parts.flatMap(({ warnings }) => warnings),
    steps: parts.flatMap(({ steps }) => steps),
    ...(callsPerMinute === undefined ? {} : { callsPerMinute }),
    ...(typed === undefined ? {} : { typed }),
  }
}
