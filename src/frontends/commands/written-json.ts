import { type Outcome, outcomeJson, type Plan, planJson } from '#src/domain/plan.ts'

/** What every command that writes answers with. */
export const writtenJson = ({
  plan,
  result,
}: {
  plan: Plan
  result: { readonly outcomes: readonly Outcome[] }
}): object => ({
  plan: planJson(plan),
  outcomes: result.outcomes.map(outcomeJson),
})
