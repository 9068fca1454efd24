import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Change, KeepSignInStep, TakeUpTokenStep, TryTokenStep } from '#src/domain/plan.ts'
import { usernameOf } from '#src/domain/token.ts'
import type { PlanPart } from './part.ts'

/** Letting a profile sign in with the new token. @param as the new token's name */
export function planSignIn(
  by: CredentialHandle,
  step: Omit<KeepSignInStep, 'kind' | 'by'>,
  before: string,
  as: string,
): PlanPart {
  const { profile } = step
  const change: Change = {
    object: { type: 'profile', id: profile, ref: profile, name: profile },
    field: 'signIn',
    before,
    after: as,
    added: [],
    removed: [],
  }
  return {
    changes: [change],
    warnings: [],
    steps: [{ kind: 'keep-sign-in', by, ...step }],
    calls: 1,
    danger: 'reversible',
  }
}

/** Trying the new token on what it has to reach. */
export const planTry = (
  by: CredentialHandle,
  { ref, on }: Pick<TryTokenStep, 'ref' | 'on'>,
): PlanPart => ({
  changes: [],
  warnings: [],
  steps: [{ kind: 'try-token', by, ref, on }],
  calls: on.length,
  danger: 'none',
})

/** Going on with a token that was created before: its secret is tried, nothing is changed. */
export const planTakeUp = (
  by: CredentialHandle,
  step: Omit<TakeUpTokenStep, 'kind' | 'by'>,
): PlanPart => ({
  changes: [],
  warnings: [
    {
      code: 'goes-on-with',
      text: `Goes on with “${step.token.name}” (${usernameOf(step.token)}), which was created before.`,
    },
  ],
  steps: [{ kind: 'take-up-token', by, ...step }],
  calls: 1,
  danger: 'none',
})
