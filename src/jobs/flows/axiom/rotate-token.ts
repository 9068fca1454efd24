import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { contentOfAxiomToken } from '#src/domain/axiom-token-content.ts'
import type { CapabilityMatrix } from '#src/domain/capability-matrix.ts'
import type { PlanWarning } from '#src/domain/plan.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import { typedFor } from '#src/jobs/flows/plans/delete-token.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import { type Destination, destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { type Retirement, retirementQuestion } from '#src/jobs/flows/questions/retirement.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomLifetimeOf, axiomSignIns } from '#src/jobs/queries/axiom-sign-ins.ts'
import { axiomTokenAmong } from '#src/jobs/queries/axiom-tokens.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import { type AxiomLifetime, endOf, readAxiomLifetime, usualLifetime } from './axiom-lifetime.ts'
import { missingTargets } from './plans/create-token.ts'
import { planRotateAxiomToken } from './plans/rotate-token.ts'
import { axiomExpiryQuestion } from './questions/expiry.ts'

export interface RotateAxiomAnswers {
  readonly retirement: Retirement
  /** `same`: as long again as the old one. */
  readonly expires: AxiomLifetime | typeof same
  readonly destination: Destination
}

export interface RotateAxiomSettings {
  readonly old: AxiomToken
  /** What the new one may do; those of the old one where nothing else was said. */
  readonly capabilities: CapabilityMatrix
  /** How the profile keeps the key of its vault. */
  readonly kept?: VaultKey | undefined
}

/** `token rotate`: another token in place of one, with the same or with other capabilities. */
export function rotateAxiomFlow(
  workbench: Workbench,
  signIn: AxiomSignIn,
  { old, capabilities, kept }: RotateAxiomSettings,
): Flow<RotateAxiomAnswers, AxiomApplied> {
  const { name } = old
  return {
    name: 'token rotate',
    steps: ['Why', 'Expiry', 'Secret', 'Deploy'],
    questions: () => [
      retirementQuestion(name),
      lifetimeQuestion(workbench),
      destinationQuestion(workbench, name, { kept, product: 'Axiom' }),
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ retirement, expires, destination }, signal) {
      const client = axiomOf(workbench, signIn)
      const all = await client.tokens.list(signal)
      const now = workbench.clock.now()
      const current = axiomTokenAmong(all, old.id)
      const signIns = await axiomSignIns(workbench, signIn, current, kept)
      const known = await axiomLifetimeOf(workbench, signIn, current)
      const lifetime = expires === same ? readAxiomLifetime(known ?? usualLifetime, now) : expires
      const content = {
        ...contentOfAxiomToken(current),
        capabilities,
        expiresAt: endOf(lifetime, now),
      }
      const rotation = { old: current, content, retirement, destination, signIns }
      const part = planRotateAxiomToken(signIn, rotation, now)
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine('token rotate', `Rotate “${name}”`, [part], pace)
      const unknown = expires === same && known === undefined ? [lifetimeUnknown(name)] : []
      const missing = await missingTargets(client, capabilities, signal)
      const namesakes = all.filter((token) => token.name === name).length
      return {
        ...plan,
        warnings: [...plan.warnings, ...unknown, ...missing],
        ...(plan.danger === 'irreversible' || plan.typed !== undefined
          ? typedFor([current], namesakes)
          : {}),
      }
    },
    apply: (plan, { destination }, applying) =>
      applyAxiomPlan(workbench, plan, applying, destination),
  }
}

/** The usual question; unanswered, the new token lives as long as the old one did. */
function lifetimeQuestion(
  workbench: Workbench,
): ChoiceQuestion<'expires', RotateAxiomAnswers['expires']> {
  const { say, toFlags, ...question } = axiomExpiryQuestion(workbench)
  return {
    ...question,
    fallback: same,
    answer: async (input, signal) =>
      input === same ? { value: same } : question.answer(input, signal),
    toFlags: (expires) => (expires === same ? [] : (toFlags?.(expires) ?? [])),
    say: (expires) => (expires === same ? 'as long as before' : (say?.(expires) ?? '')),
  }
}

const same = 'same'

const lifetimeUnknown = (name: string): PlanWarning => ({
  code: 'lifetime-unknown',
  text: `Axiom does not say how long “${name}” was made for, so the new one gets ${usualLifetime}; --expires says otherwise.`,
})
