import { axiomTokenJson } from '#src/domain/axiom-token.ts'
import { outcomeJson, type Plan, planJson } from '#src/domain/plan.ts'
import type { AxiomApplied } from '#src/jobs/flows/axiom/apply.ts'

/** What a command that makes a token on Axiom answers with. */
export function createdAxiomJson(
  { plan, result: { created, outcomes } }: { plan: Plan; result: AxiomApplied },
  now: Date,
): object {
  return {
    ...(created === undefined
      ? {}
      : {
          token: axiomTokenJson(created.token, now),
          secret: { deliveredTo: created.deliveredTo, fingerprint: created.fingerprint },
        }),
    plan: planJson(plan),
    outcomes: outcomes.map(outcomeJson),
  }
}
