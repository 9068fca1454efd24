import { join } from 'node:path'
import { rehearseWriting, removeLeftovers, writeDurably } from '#src/local/files/durable-file.ts'
import { readOwnFile } from '#src/local/files/read-own-file.ts'
import { type LockOptions, withLock } from '#src/local/lock.ts'
import { decodeVault, encodeVault, type VaultData } from './vault-format.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * `vault.json` in the state folder: read anew each time, written whole, in one step and down to
 * the disk, by one process at a time. What is not understood is left as it is.
 *
 * All of it throws ProblemError: `vault-damaged`, `vault-newer`, `vault-foreign`,
 * `vault-not-a-file`, `vault-disk-full`, `vault-unusable` (refused) or `busy` (conflict).
 */
export class VaultFile {
  readonly path: string
  /** The folder of its lock. */
  readonly lock: string

  constructor(stateFolder: string) {
    this.path = join(stateFolder, 'vault.json')
    this.lock = join(stateFolder, 'vault.lock')
  }

  /** Undefined when there is no vault. */
  async read(): Promise<VaultData | undefined> {
    return this.#orProblem(async () => {
      const file = await readOwnFile(this.path)
      if (file.is === 'missing') return undefined
      if (file.is === 'foreign') throw vaultProblems.foreign(this.path)
      if (file.is === 'no-plain-file') throw vaultProblems.notPlain(this.path)
      const data = decodeVault(file.text)
      if (data === 'newer') throw vaultProblems.newer(this.path)
      if (data === 'damaged') throw vaultProblems.damaged(this.path)
      return data
    })
  }

  /** Runs the work while no other process writes the vault or makes one. */
  async locked<T>(work: () => Promise<T>, options?: LockOptions): Promise<T> {
    return this.#orProblem(() => withLock(this.lock, work, options))
  }

  /** Only under the lock. */
  async write(data: VaultData): Promise<void> {
    await this.#orProblem(async () => {
      await removeLeftovers(this.path)
      await writeDurably(this.path, encodeVault(data))
    })
  }

  /** Tries whether so many bytes more than it holds could be written. */
  async rehearse(bytes: number): Promise<void> {
    const data = await this.read()
    const now = data === undefined ? 0 : encodeVault(data).length
    await this.locked(() => rehearseWriting(this.path, now + bytes))
  }

  async #orProblem<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (thrown) {
      throw vaultProblems.ofSystem(thrown, this.path)
    }
  }
}
