import type { Secret } from '#src/domain/secret.ts'

/** What a credential for Axiom is. Only its prefix tells; what follows it is not guaranteed. */
export type AxiomCredentialKind =
  /** `xaat-`: of one organisation, with the capabilities it was given. */
  | 'api-token'
  /** `xapt-`: may do all that its owner may, in all of their organisations. */
  | 'personal-access-token'
  /** `xait-`: ingest only; Axiom took these out of use in 2022. */
  | 'ingest-token'
  /** Anything else: an OAuth access token, or nothing that Axiom issued. */
  | 'other'

const prefixes = {
  'xaat-': 'api-token',
  'xapt-': 'personal-access-token',
  'xait-': 'ingest-token',
} as const

/** What a credential is by its prefix. */
export function axiomCredentialKind(credential: Secret): AxiomCredentialKind {
  const value = credential.reveal()
  const found = Object.entries(prefixes).find(([prefix]) => value.startsWith(prefix))
  return found?.[1] ?? 'other'
}
