import { randomBytes } from 'node:crypto'
import type { Keeper } from './keeper.ts'
import { seal, unseal } from './seal.ts'
import { type KeptKey, type VaultData, vaultVersion } from './vault-format.ts'

/** An empty vault for this data key, which the keeper has in its care now. */
export async function newVault(dataKey: Buffer, keeper: Keeper): Promise<VaultData> {
  const id = randomBytes(8).toString('hex')
  const key = await keeper.keep(dataKey, id)
  const proof = seal(dataKey, '', aboutProof(id, key))
  return { version: vaultVersion, id, key, proof, entries: [] }
}

/**
 * True for the vault's own data key. Without this, a key that was mixed up would show only after
 * secrets were sealed with it. It also binds how the key is kept: nobody without the key can
 * change that.
 */
export const isKeyOf = ({ id, key, proof }: VaultData, dataKey: Buffer): boolean =>
  unseal(dataKey, proof, aboutProof(id, key)) === ''

const aboutProof = (id: string, key: KeptKey): string[] => ['proof', id, key.by]
