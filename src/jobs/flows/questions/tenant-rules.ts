import { refuseReadOnly } from '#src/jobs/flows/profile-rules.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'

/** What the profile of a tenant asks for; empty where it has none. */
export interface TenantRules {
  /** The one that is kept for it. */
  readonly profile?: string
  /** It is labelled production: what is written there is confirmed by name. */
  readonly production?: boolean
  /** How it keeps the key of the vault. */
  readonly kept?: VaultKey
}

/** @throws ProblemError `read-only-profile` (refused) */
export function rulesOf(target: Target): TenantRules {
  refuseReadOnly(target)
  const { profile } = target
  const vaultKey = target.kept?.vaultKey
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(target.production ? { production: true } : {}),
    ...(vaultKey === undefined ? {} : { kept: vaultKey }),
  }
}
