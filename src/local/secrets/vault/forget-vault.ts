import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '#src/domain/problem.ts'
import type { Leftover } from '#src/local/leftover.ts'
import { removeLock } from '#src/local/lock.ts'
import { Keyring, type KeyringSettings } from './keyring.ts'
import { keyringAccount } from './keyring-keeper.ts'
import type { KeyringPort } from './keyring-port.ts'
import type { VaultName } from './vault-entry.ts'
import { VaultFile } from './vault-file.ts'

export interface ForgetVaultSettings extends KeyringSettings {
  readonly stateFolder: string
  readonly keyring: KeyringPort
}

/**
 * Removes the vault and its key, also a damaged one, one of a newer version, and copies put aside.
 * It needs no key. What was on a disk may be found there by other means: removed, not wiped.
 * @returns what could not be reached
 */
export async function forgetVault(settings: ForgetVaultSettings): Promise<Leftover[]> {
  const { stateFolder } = settings
  const file = new VaultFile(stateFolder)
  return file.locked(async () => {
    const names = (await readdir(stateFolder)).filter(isOfVault)
    const texts = names.filter((name) => name.startsWith('vault.json'))
    const ids = await Promise.all(texts.map((name) => idsIn(join(stateFolder, name))))
    // The keys first: whoever is stopped in the middle can begin again.
    const left = await forgetKeys(new Set(ids.flat()), settings)
    for (const name of names) await rm(join(stateFolder, name), { force: true, recursive: true })
    await removeLock(file.lock)
    return left
  })
}

/**
 * Removes the secrets that are meant. It needs no key.
 * @returns how many there were
 */
export async function forgetSecrets(
  stateFolder: string,
  isMeant: (name: VaultName) => boolean,
): Promise<number> {
  const file = new VaultFile(stateFolder)
  if ((await file.read()) === undefined) return 0
  return file.locked(async () => {
    const data = await file.read()
    const meant = data?.entries.filter(isMeant) ?? []
    if (data === undefined || meant.length === 0) return 0
    await file.write({ ...data, entries: data.entries.filter((entry) => !isMeant(entry)) })
    return meant.length
  })
}

/** The vault, its key file, copies that were put aside; not the lock, which is being held. */
const isOfVault = (name: string): boolean => /^vault(?:\.json|-[0-9a-f]+\.key|\.lock\.)/.test(name)

/** Also out of a file that is no vault any more. Only one that names a keyring has a key there. */
async function idsIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  if (/"by": "(?:file|passphrase)"/.test(text)) return []
  return [...text.matchAll(/"id": "([0-9a-f]{16,64})"/g)].map(([, id = '']) => id)
}

async function forgetKeys(
  ids: ReadonlySet<string>,
  settings: ForgetVaultSettings,
): Promise<Leftover[]> {
  const keyring = new Keyring(settings.keyring, settings)
  const left: Leftover[] = []
  for (const id of ids)
    try {
      await keyring.remove(keyringAccount(id))
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown
      left.push({
        what: `the key of the vault, in the keyring as “tokenbench”, “${keyringAccount(id)}”`,
        why: `${thrown.problem.title} It opens nothing any more.`,
      })
    }
  return left
}
