import { ProblemError } from '#src/domain/problem.ts'
import type { Leftover } from '#src/local/leftover.ts'
import { type KeeperSettings, keeperOf } from './keeper-of.ts'
import type { Vault } from './vault.ts'
import type { VaultKey } from './vault-key.ts'

/**
 * Keeps the key of an opened vault in another way from now on, or under a new passphrase. It
 * becomes another key, so what was learnt of the old one does not open what comes.
 *
 * @returns the vault to go on with, and what could not be removed of the old key
 * @throws ProblemError as for opening; the vault is as it was then
 */
export async function changeVaultKey(
  vault: Vault,
  to: Exclude<VaultKey, 'none'>,
  settings: KeeperSettings,
): Promise<{ readonly vault: Vault; readonly left: readonly Leftover[] }> {
  const moved = await vault.moveTo(keeperOf(to, settings))
  try {
    await keeperOf(vault.keptBy, settings).forget(vault.id)
    return { vault: moved, left: [] }
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown
    const why = `${thrown.problem.title} It opens nothing but old copies of the vault.`
    return { vault: moved, left: [{ what: `the old key of the vault (${vault.id})`, why }] }
  }
}
