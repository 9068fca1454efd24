import type { KeptKey } from './vault-format.ts'

/** One way to keep a vault's data key between runs. All of it throws ProblemError (refused). */
export interface Keeper {
  /** Keeps a new key. @returns what the vault's file has to say about it */
  keep(dataKey: Buffer, vaultId: string): Promise<KeptKey>
  /** The key that was kept. */
  open(kept: KeptKey, vaultId: string): Promise<Buffer>
  /** Leaves nothing of it, where there is anything beside the vault's file. */
  forget(vaultId: string): Promise<void>
}
