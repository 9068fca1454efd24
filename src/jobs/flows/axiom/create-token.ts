import type { Flow } from '#src/jobs/flows/flow.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import { descriptionQuestion } from '#src/jobs/flows/questions/description.ts'
import { destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import {
  type AxiomTokenAnswers,
  missingTargets,
  planCreateAxiomToken,
} from './plans/create-token.ts'
import { axiomExpiryQuestion } from './questions/expiry.ts'
import { axiomNameQuestion } from './questions/name.ts'
import type { WantedCapabilities } from './wanted-capabilities.ts'

/**
 * `token create`: a new Axiom token with these capabilities, its secret handed over.
 * @param kept how the profile keeps the key of its vault, when it has one
 */
export function createAxiomTokenFlow(
  workbench: Workbench,
  signIn: AxiomSignIn,
  wanted: WantedCapabilities,
  kept?: VaultKey,
): Flow<AxiomTokenAnswers, AxiomApplied> {
  return {
    name: 'token create',
    steps: ['Name', 'Expiry', 'Secret'],
    questions: ({ name }) => [
      axiomNameQuestion(workbench, signIn),
      ...(name === undefined
        ? []
        : [
            descriptionQuestion(name),
            axiomExpiryQuestion(workbench, wanted.preset?.expires),
            destinationQuestion(workbench, name, { kept, product: 'Axiom' }),
          ]),
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan(answers, signal) {
      const part = planCreateAxiomToken(signIn, answers, wanted, workbench.clock.now())
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine('token create', `Create “${answers.name}”`, [part], pace)
      const client = axiomOf(workbench, signIn)
      const missing = await missingTargets(client, wanted.capabilities, signal)
      return { ...plan, warnings: [...plan.warnings, ...missing] }
    },
    apply: (plan, { destination }, applying) =>
      applyAxiomPlan(workbench, plan, applying, destination),
  }
}
