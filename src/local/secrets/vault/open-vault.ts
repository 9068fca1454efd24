import { randomBytes } from 'node:crypto'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { readPolicy } from '#src/local/policy.ts'
import { type KeeperSettings, keeperOf } from './keeper-of.ts'
import { isKeyOf, newVault } from './new-vault.ts'
import { keyLength } from './seal.ts'
import { Vault } from './vault.ts'
import { VaultFile } from './vault-file.ts'
import { type VaultKey, vaultKeys } from './vault-key.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * Asks a person how the key is kept: the first time, or after the way that was chosen failed.
 * @returns undefined to leave it at the problem
 */
export type ChooseVaultKey = (question: {
  readonly choices: readonly VaultKey[]
  /** Why it is asked again; choosing the same once more tries again. */
  readonly problem?: Problem
}) => Promise<VaultKey | undefined>

export interface VaultSettings extends KeeperSettings {
  /** What was chosen: by a flag, `TOKENBENCH_VAULT_KEY` or the profile. */
  readonly key?: VaultKey
  /** Absent when there is nobody to ask. */
  readonly choose?: ChooseVaultKey
  readonly now?: () => Date
  /** Where an administrator's policy is; for tests. */
  readonly sitePolicy?: string
}

/**
 * Opens the vault of a state folder, or makes one. Its key is kept in the way that was chosen and
 * in no other: when that fails, a person is asked again or it is refused.
 *
 * @throws ProblemError `vault-key-not-chosen`, `vault-none`, `vault-forbidden`,
 *   `vault-key-differs`, `vault-key-…`, `vault-passphrase-…`, `keyring-…` (refused, with the
 *   choices), or what `VaultFile` throws
 * @throws Cancelled when the signal was aborted
 */
export async function openVault(settings: VaultSettings): Promise<Vault> {
  const { diskForbiddenBy } = await readPolicy(settings.stateFolder, settings.sitePolicy)
  if (diskForbiddenBy !== undefined) throw vaultProblems.forbidden(diskForbiddenBy)
  const file = new VaultFile(settings.stateFolder)
  const keptBy = (await file.read())?.key.by
  const choices = keptBy === undefined ? vaultKeys : ([keptBy, 'none'] as const)
  let key = settings.key ?? keptBy ?? (await settings.choose?.({ choices }))
  if (key === undefined) throw vaultProblems.notChosen()
  for (;;) {
    try {
      return await openBy(key, file, settings)
    } catch (thrown) {
      if (!isWorthAsking(thrown)) throw thrown
      key = await settings.choose?.({ choices, problem: thrown.problem })
      if (key === undefined) throw thrown
    }
  }
}

/** Trying again or choosing otherwise helps. */
const isWorthAsking = (thrown: unknown): thrown is ProblemError =>
  thrown instanceof ProblemError && /^(?:keyring|vault-passphrase)-/.test(thrown.problem.code)

async function openBy(key: VaultKey, file: VaultFile, settings: VaultSettings): Promise<Vault> {
  if (key === 'none') throw vaultProblems.none()
  const keeper = keeperOf(key, settings)
  const now = settings.now ?? (() => new Date())
  const open = async (): Promise<Vault | undefined> => {
    const data = await file.read()
    if (data === undefined) return undefined
    if (data.key.by !== key) throw vaultProblems.otherKey(data.key.by, key)
    const dataKey = await keeper.open(data.key, data.id)
    if (!isKeyOf(data, dataKey)) throw vaultProblems.keyWrong(key)
    return new Vault(file, data, dataKey, now)
  }
  const make = async (): Promise<Vault> => {
    const dataKey = randomBytes(keyLength)
    const data = await newVault(dataKey, keeper)
    try {
      await file.write(data)
    } catch (thrown) {
      await keeper.forget(data.id).catch(() => {})
      throw thrown
    }
    return new Vault(file, data, dataKey, now)
  }
  // Looked once more under the lock: another process may just have made it.
  return (await open()) ?? file.locked(async () => (await open()) ?? make())
}
