import type { Leftover } from '#src/local/leftover.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { CommandContext } from './command.ts'

export interface ChangedVaultKey {
  readonly to: VaultKey
  /** The profiles that use the vault. */
  readonly profiles: readonly string[]
  /** What could not be removed of the old key. */
  readonly left: readonly Leftover[]
}

/**
 * `profile set --vault-key`: the key of the vault that is there is kept in another way, and every
 * profile that uses the vault says so.
 *
 * @returns undefined where nothing had to change
 */
export async function changeVaultKey(
  { workbench }: Pick<CommandContext, 'workbench'>,
  to: VaultKey | undefined,
): Promise<ChangedVaultKey | undefined> {
  if (to === undefined || to === 'none') return undefined
  const left = await workbench.vault.changeKey(to)
  if (left === undefined) return undefined
  const { profiles } = workbench
  const users = (await profiles.list()).filter(({ vaultKey = 'none' }) => vaultKey !== 'none')
  for (const { name } of users) await profiles.set(name, { vaultKey: to })
  return { to, profiles: users.map(({ name }) => name), left }
}

export const sayChangedKey = ({ to, profiles, left }: ChangedVaultKey): string[] => [
  `The key of the vault is kept by ${to} now${profiles.length > 1 ? `, for all profiles that use it: ${profiles.join(', ')}` : ''}.`,
  ...left.map(({ what, why }) => `Left: ${what}. ${why}`),
]
