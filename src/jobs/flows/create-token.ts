import type { AtlanToken } from '#src/domain/token.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { identityOf } from '#src/jobs/queries/identity-of.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { grantsOf } from './account-grants.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { grantsLeft } from './plans/copy-grants.ts'
import { planCreateToken, type TokenAnswers } from './plans/create-token.ts'
import { indexOnly } from './plans/delete-token.ts'
import { combine } from './plans/part.ts'
import type { Input } from './question.ts'
import { descriptionQuestion } from './questions/description.ts'
import { destinationQuestion } from './questions/destination.ts'
import { expiryLike, expiryQuestion } from './questions/expiry.ts'
import { nameQuestion } from './questions/name.ts'
import { personasQuestion } from './questions/personas.ts'
import { situationOf } from './situation.ts'

export interface CreateTokenOptions {
  /** How the profile keeps the key of its vault, when it has one. */
  readonly kept?: VaultKey | undefined
  /** The new token is made like this one, as far as nothing else is said. */
  readonly like?: AtlanToken | undefined
}

/** `token create`: a new Atlan token, linked to personas, its secret handed over. */
export function createTokenFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  { kept, like }: CreateTokenOptions = {},
): Flow<TokenAnswers, Applied> {
  return {
    name: 'token create',
    steps: ['Name', 'Expiry', 'Personas', 'Secret'],
    questions: ({ name }) => [
      nameQuestion(workbench, signIn),
      ...(name === undefined
        ? []
        : [
            { ...descriptionQuestion(name), ...startingWith(like?.description) },
            like === undefined ? expiryQuestion(workbench) : expiryLike(workbench, like),
            {
              ...personasQuestion(workbench, signIn, `“${name}”`),
              ...startingWith(like?.personas.map(({ qualifiedName }) => qualifiedName)),
            },
            destinationQuestion(workbench, name, { kept }),
          ]),
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan(answers, signal) {
      const { name } = answers
      const part = planCreateToken(signIn.handle, answers, workbench.clock.now())
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine('token create', `Create “${name}”`, [part], pace)
      if (like === undefined) return plan
      const client = workbench.client(signIn.handle)
      const identity = await identityOf(workbench, signIn, signal)
      const reach = await readReach(client, identity, signal)
      const grants = await grantsOf(client, like, reach.of(like), signal)
      const left = grantsLeft('not-copied', like, name, grants)
      return { ...plan, warnings: [...plan.warnings, ...left, ...indexOnly(reach)] }
    },
    apply: (plan, { destination }, applying) => applyPlan(workbench, plan, applying, destination),
  }
}

/** What another token says stands until something else is said. */
const startingWith = <Said extends Input>(said: Said | undefined) =>
  said === undefined ? {} : { initial: said, fallback: said }
