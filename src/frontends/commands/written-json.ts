import { outcomeJson, type Plan, planJson } from '#src/domain/plan.ts'
import type { Applied } from '#src/jobs/flows/apply.ts'

/** What every command that writes answers with. */
export const writtenJson = ({ plan, result }: { plan: Plan; result: Applied }): object => ({
  plan: planJson(plan),
  outcomes: result.outcomes.map(outcomeJson),
})
