import type { Secret } from '#src/domain/secret.ts'
import type { Vault } from './vault.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * What `vault:NAME` means: the secret with this label (a token's or a profile's name) or of this
 * identity. The same value under two purposes is one secret.
 * @param origin only this tenant's are looked at, where it is known: none is sent to another one
 * @throws ProblemError `vault-entry-missing` (not found) or `vault-entry-ambiguous` (conflict)
 */
export async function secretNamed(vault: Vault, name: string, origin?: string): Promise<Secret> {
  const entries = (await vault.list()).filter(
    (entry) => origin === undefined || entry.origin === origin,
  )
  const named = entries.filter((entry) => entry.identity === name || entry.label === name)
  const secrets = (await Promise.all(named.map((entry) => vault.get(entry)))).filter(
    (secret) => secret !== undefined,
  )
  const [secret] = secrets
  if (secret === undefined) throw vaultProblems.nothingNamed(name, entries)
  if (secrets.some(({ sha256 }) => sha256 !== secret.sha256))
    throw vaultProblems.severalNamed(name, named)
  return secret
}
