import type { Flow } from '#src/jobs/flows/flow.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import {
  type GuidedTokenAnswers,
  guidedTokenQuestions,
  guidedTokenSteps,
  planGuidedToken,
} from './guided-token.ts'

/**
 * A new token by somebody who is signed in, its capabilities chosen from grids.
 * @param kept how the profile keeps the key of its vault, when it has one
 */
export function createGuidedFlow(
  workbench: Workbench,
  signIn: AxiomSignIn,
  kept: VaultKey | undefined,
): Flow<GuidedTokenAnswers, AxiomApplied> {
  return {
    name: 'token create',
    steps: [...guidedTokenSteps, 'Review', 'Done'],
    closing: ['Review', 'Done'],
    questions: (answers) => guidedTokenQuestions(workbench, signIn, answers, kept),
    situation: () => situationOf(workbench, signIn.origin, signIn),
    plan: (answers, signal) => planGuidedToken(workbench, signIn, 'token create', answers, signal),
    apply: (plan, { destination }, applying) =>
      applyAxiomPlan(workbench, plan, applying, destination),
  }
}
