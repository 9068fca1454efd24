import { Secret } from '#src/domain/secret.ts'
import { seal, unseal } from './seal.ts'
import type { StoredEntry } from './vault-format.ts'

/** What stands in clear beside a sealed secret. */
export interface AboutEntry {
  readonly origin: string
  readonly identity: string
  readonly purpose: string
  readonly kind: StoredEntry['kind']
  readonly label?: string
  /** ISO 8601. */
  readonly savedAt: string
}

/** Seals a secret together with all that is said of it: none can be passed off as another one. */
export function sealEntry(
  dataKey: Buffer,
  vaultId: string,
  about: AboutEntry,
  secret: Secret,
): StoredEntry {
  return { ...about, sealed: seal(dataKey, secret.reveal(), wordsOf(vaultId, about)) }
}

/** Undefined when the key is another one, or anything of the entry was changed. */
export function unsealEntry(
  dataKey: Buffer,
  vaultId: string,
  stored: StoredEntry,
): Secret | undefined {
  const value = unseal(dataKey, stored.sealed, wordsOf(vaultId, stored))
  return value === undefined ? undefined : new Secret(value)
}

function wordsOf(vaultId: string, about: AboutEntry): string[] {
  const { origin, identity, purpose, kind, savedAt, label } = about
  const words = ['entry', vaultId, origin, identity, purpose, kind, savedAt]
  return label === undefined ? words : [...words, label]
}
