import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '#src/local/files/durable-file.ts'
import { readOwnFile } from '#src/local/files/read-own-file.ts'
import type { Keeper } from './keeper.ts'
import { keyLength } from './seal.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * The data key in a file beside the vault, mode 0600.
 *
 * What that is good for: a copy of the vault alone (a stray file, a backup of one file) opens for
 * nobody. What it is not good for: whoever copies the folder has both, and so has every program
 * that the same user runs. It is for machines without a keyring and without a person.
 */
export function fileKeeper(stateFolder: string): Keeper {
  const orProblem = async <T>(vaultId: string, work: (path: string) => Promise<T>): Promise<T> => {
    const path = join(stateFolder, keyFileName(vaultId))
    try {
      return await work(path)
    } catch (thrown) {
      throw vaultProblems.ofSystem(thrown, path)
    }
  }
  return {
    keep: (dataKey, vaultId) =>
      orProblem(vaultId, async (path) => {
        await writeDurably(path, `${dataKey.toString('base64')}\n`)
        const written = await readOwnFile(path)
        if (written.is === 'ours' && written.isPrivate) return { by: 'file' }
        // A mounted Windows drive, for example, keeps no modes.
        await rm(path, { force: true })
        throw vaultProblems.keyFileUnprotected(path)
      }),
    open: (_, vaultId) =>
      orProblem(vaultId, async (path) => {
        const file = await readOwnFile(path)
        if (file.is === 'missing') throw vaultProblems.keyMissing(`in ${path}`)
        if (file.is === 'foreign') throw vaultProblems.foreign(path)
        if (file.is === 'no-plain-file') throw vaultProblems.notPlain(path)
        if (!file.isPrivate) throw vaultProblems.keyFileOpen(path)
        const dataKey = Buffer.from(file.text, 'base64')
        if (dataKey.length !== keyLength) throw vaultProblems.keyWrong('file')
        return dataKey
      }),
    forget: (vaultId) => orProblem(vaultId, (path) => rm(path, { force: true })),
  }
}

/** Names the vault: a new one never takes the place of the key of one that was put aside. */
const keyFileName = (vaultId: string): string => `vault-${vaultId}.key`
