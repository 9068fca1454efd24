import type { Keeper } from './keeper.ts'
import type { Keyring } from './keyring.ts'
import { keyLength } from './seal.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * The data key as the one item of this vault in the keyring. Secrets themselves are too long for
 * some keyrings, and each item of its own would be a question of its own.
 */
export const keyringKeeper = (keyring: Keyring): Keeper => ({
  async keep(dataKey, vaultId) {
    await keyring.write(keyringAccount(vaultId), dataKey.toString('base64'))
    return { by: 'keyring' }
  },
  async open(_, vaultId) {
    const text = await keyring.read(keyringAccount(vaultId))
    if (text === undefined) throw vaultProblems.keyMissing('in the keyring')
    const dataKey = Buffer.from(text, 'base64')
    if (dataKey.length !== keyLength) throw vaultProblems.keyWrong('keyring')
    return dataKey
  },
  forget: (vaultId) => keyring.remove(keyringAccount(vaultId)),
})

/** Names the vault, so that two state folders of one person keep apart. */
export const keyringAccount = (vaultId: string): string => `vault ${vaultId}`
