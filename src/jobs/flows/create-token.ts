import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Applied, applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { planCreateToken, type TokenAnswers } from './plans/create-token.ts'
import { combine } from './plans/part.ts'
import { descriptionQuestion } from './questions/description.ts'
import { destinationQuestion } from './questions/destination.ts'
import { expiryQuestion } from './questions/expiry.ts'
import { nameQuestion } from './questions/name.ts'
import { personasQuestion } from './questions/personas.ts'
import { situationOf } from './situation.ts'

/**
 * `token create`: a new Atlan token, linked to personas, its secret handed over.
 * @param kept how the profile keeps the key of its vault, when it has one
 */
export function createTokenFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  kept?: VaultKey,
): Flow<TokenAnswers, Applied> {
  return {
    name: 'token create',
    steps: ['Name', 'Expiry', 'Personas', 'Secret'],
    questions: ({ name }) => [
      nameQuestion(workbench, signIn),
      ...(name === undefined
        ? []
        : [
            descriptionQuestion(name),
            expiryQuestion(workbench),
            personasQuestion(workbench, signIn, name),
            destinationQuestion(workbench, name, { kept }),
          ]),
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    plan: async (answers) =>
      combine('token create', `Create “${answers.name}”`, [
        planCreateToken(signIn.handle, answers, workbench.clock.now()),
      ]),
    apply: (plan, { destination }, applying) => applyPlan(workbench, plan, applying, destination),
  }
}
