import { randomBytes } from 'node:crypto'
import type { Secret } from '#src/domain/secret.ts'
import type { Keeper } from './keeper.ts'
import { newVault } from './new-vault.ts'
import { keyLength } from './seal.ts'
import { sealEntry, unsealEntry } from './sealed-entry.ts'
import { isNamed, type NewVaultEntry, type VaultEntry, type VaultName } from './vault-entry.ts'
import type { VaultFile } from './vault-file.ts'
import type { KeptKey, StoredEntry, VaultData } from './vault-format.ts'
import { vaultProblems } from './vault-problems.ts'

/**
 * The opened vault. It holds the data key for this run and reads the file anew each time, so that
 * processes do not lose each other's secrets. Besides what is said, all of it throws what
 * `VaultFile` throws, and `vault-changed` (conflict) when the file is another vault by now.
 */
export class Vault {
  /** By what its key is kept. */
  readonly keptBy: KeptKey['by']
  readonly id: string
  readonly #file: VaultFile
  readonly #dataKey: Buffer
  readonly #now: () => Date

  constructor(file: VaultFile, data: VaultData, dataKey: Buffer, now: () => Date) {
    this.keptBy = data.key.by
    this.id = data.id
    this.#file = file
    this.#dataKey = dataKey
    this.#now = now
  }

  /** What is kept, without the secrets, in the order in which it came. */
  async list(): Promise<readonly VaultEntry[]> {
    return (await this.#read()).entries.map(entryOf)
  }

  /** @throws ProblemError `vault-entry-damaged` when something else changed it */
  async get(name: VaultName): Promise<Secret | undefined> {
    const stored = (await this.#read()).entries.find(isNamed(name))
    return stored && this.#unseal(stored)
  }

  /** The entry that holds this very value, if one does. */
  async find(secret: Secret): Promise<VaultEntry | undefined> {
    const { entries } = await this.#read()
    const stored = entries.find(
      (one) => unsealEntry(this.#dataKey, this.id, one)?.sha256 === secret.sha256,
    )
    return stored && entryOf(stored)
  }

  /**
   * Keeps a secret, of any length, in place of the one of that name. It is on the disk when this
   * returns.
   * @throws ProblemError `vault-holds-no-bearer` for a person's bearer
   */
  async put(entry: NewVaultEntry, secret: Secret): Promise<void> {
    const { origin, identity, purpose, kind, label } = entry
    if (kind === 'user') throw vaultProblems.personsBearer()
    const about = { origin, identity, purpose, kind, savedAt: this.#now().toISOString() }
    const labelled = label === undefined ? about : { ...about, label }
    const stored = sealEntry(this.#dataKey, this.id, labelled, secret)
    await this.#change((entries) => [...entries.filter((one) => !isNamed(entry)(one)), stored])
  }

  /** False when there was nothing of that name. */
  async remove(name: VaultName): Promise<boolean> {
    let found = false
    await this.#change((entries) => {
      found = entries.some(isNamed(name))
      return entries.filter((one) => !isNamed(name)(one))
    })
    return found
  }

  /** Goes through keeping a secret, up to the disk, and leaves all as it was. */
  async rehearse(): Promise<void> {
    await this.#read()
    await this.#file.rehearse(roomForOne)
  }

  /**
   * Seals everything anew with another key that is kept in another way. The old key opens nothing
   * but old copies then; it is still where it was.
   * @returns the vault to go on with; this one is `vault-changed` from now on
   */
  async moveTo(keeper: Keeper): Promise<Vault> {
    return this.#file.locked(async () => {
      const data = await this.#read()
      const dataKey = randomBytes(keyLength)
      const empty = await newVault(dataKey, keeper)
      try {
        const entries = data.entries.map((stored) =>
          sealEntry(dataKey, empty.id, stored, this.#unseal(stored)),
        )
        await this.#file.write({ ...data, ...empty, entries })
      } catch (thrown) {
        await keeper.forget(empty.id).catch(() => {})
        throw thrown
      }
      return new Vault(this.#file, empty, dataKey, this.#now)
    })
  }

  async #read(): Promise<VaultData> {
    const data = await this.#file.read()
    // A vault is only ever made with its key, so a missing file was taken away meanwhile.
    if (data?.id !== this.id) throw vaultProblems.changed()
    return data
  }

  async #change(edit: (entries: readonly StoredEntry[]) => StoredEntry[]): Promise<void> {
    await this.#file.locked(async () => {
      const data = await this.#read()
      await this.#file.write({ ...data, entries: edit(data.entries) })
    })
  }

  #unseal(stored: StoredEntry): Secret {
    const secret = unsealEntry(this.#dataKey, this.id, stored)
    if (secret === undefined) throw vaultProblems.entryDamaged()
    return secret
  }
}

/** More than any token takes. */
const roomForOne = 128 * 1024

function entryOf(stored: StoredEntry): VaultEntry {
  const { origin, identity, purpose, kind, label, savedAt } = stored
  const entry = { origin, identity, purpose, kind, savedAt: new Date(savedAt) }
  return label === undefined ? entry : { ...entry, label }
}
