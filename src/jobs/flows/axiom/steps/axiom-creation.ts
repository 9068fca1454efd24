import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { NewVaultEntry } from '#src/local/secrets/vault/vault-entry.ts'

/** A token that exists, and whose secret was handed over. */
export interface CreatedAxiom {
  readonly token: AxiomToken
  /** The new secret, in this run's memory. */
  readonly handle: CredentialHandle
  readonly deliveredTo: string
  readonly fingerprint: string
}

/** What became of a creation. */
export interface AxiomCreation {
  readonly outcome: Outcome
  /** Absent when no token exists, or none whose secret was handed over. */
  readonly created?: CreatedAxiom
  /** Nothing was written: Axiom refused, or was not asked. */
  readonly untouched?: true
}

/** What the secret of a token that was handed out is filed under in the vault. */
export const axiomVaultName = (
  origin: string,
  { id, name }: Pick<AxiomToken, 'id' | 'name'>,
): NewVaultEntry => ({ origin, identity: id, purpose: 'token', kind: 'api-token', label: name })
