import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Outcome } from '#src/domain/plan.ts'

/** A token that exists, and whose secret was handed over. */
export interface Created<Token> {
  readonly token: Token
  /** The new secret, in this run's memory. */
  readonly handle: CredentialHandle
  readonly deliveredTo: string
  readonly fingerprint: string
}

/** What became of a creation. */
export interface Creation<Token> {
  readonly outcome: Outcome
  /** Absent when no token exists, or none whose secret was handed over. */
  readonly created?: Created<Token>
  /** Nothing was written: the tenant refused, or was not asked. */
  readonly untouched?: true
}

/** The outcome of the step; unsaid, nothing was verified and no token is known to exist. */
export function creationOutcome(
  { name }: { readonly name: string },
  state: Outcome['state'],
  more: Partial<Pick<Outcome, 'verified' | 'effective' | 'problem'>> & { id?: string | null } = {},
): Outcome {
  const { id = null, ...rest } = more
  return {
    object: { type: 'token', id, name },
    state,
    verified: false,
    effective: 'unknown',
    ...rest,
  }
}
