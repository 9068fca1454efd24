import type { Identity } from '#src/domain/identity.ts'

/** What one secret is filed under: a tenant, somebody there, and what it serves. */
export interface VaultName {
  /** The one tenant that it may be sent to, e.g. `https://acme.atlan.com`. */
  readonly origin: string
  /** Whose it is, as the tenant says: `service-account-apikey-…` on Atlan, a token's id on Axiom. */
  readonly identity: string
  /** `token` for a secret that was handed out; for a profile's credential see `signInName`. */
  readonly purpose: string
}

/** A secret to be kept. */
export interface NewVaultEntry extends VaultName {
  /** A person's bearer (`user`) is refused: it never touches the disk. */
  readonly kind: Identity['kind']
  /** What a person calls it, for `vault:NAME`: the token's or the profile's name. */
  readonly label?: string
}

/** What may be said of a kept secret. */
export interface VaultEntry extends NewVaultEntry {
  readonly savedAt: Date
}

/** Whether an entry is filed under this name. */
export const isNamed = (name: VaultName) => (entry: VaultName) =>
  entry.origin === name.origin && entry.identity === name.identity && entry.purpose === name.purpose
