import { lstat, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ProblemError } from '#src/domain/problem.ts'
import { removeLeftovers, writeDurably } from '#src/local/files/durable-file.ts'
import { isOurs } from '#src/local/files/ownership.ts'
import { syncFolder } from '#src/local/files/sync-folder.ts'
import { type LockOptions, withLock } from '#src/local/lock.ts'
import { systemCode } from '#src/local/system-error.ts'
import { loadConf } from './load-conf.ts'
import type { RawProfiles } from './migrations.ts'
import { type DecodedProfiles, decodeProfiles } from './profile-decoding.ts'
import { fileProblems } from './profile-problems.ts'
import { type ProfileData, schemaVersion } from './profile-schema.ts'

/**
 * `profiles.json` in the state folder: read anew each time, written whole and in one step, by one
 * process at a time. A file that cannot be understood is put aside, never overwritten; one of an
 * older version is copied before it is written in the new form.
 */
export class ProfileFile {
  readonly #folder: string
  readonly #path: string

  constructor(stateFolder: string) {
    this.#folder = stateFolder
    this.#path = join(stateFolder, `${configName}.json`)
  }

  /**
   * @throws ProblemError `profiles-damaged`, `profiles-newer`, `profiles-foreign` or
   *   `profiles-unusable`
   */
  async read(): Promise<ProfileData> {
    return (await this.#openOnce()).data
  }

  /** True when a newer version wrote the file: it is read as far as it can be, and not written. */
  async isReadOnly(): Promise<boolean> {
    return (await this.#openOnce()).isNewer
  }

  /**
   * Replaces the data by what `edit` makes of the newest; nothing is written when it throws.
   * @throws ProblemError as for `read`, or `busy`
   */
  async change(
    edit: (data: ProfileData) => ProfileData,
    options?: LockOptions,
  ): Promise<ProfileData> {
    return this.#locked(async () => {
      const { raw, data, isNewer, isOlder } = await this.#openSound()
      if (isNewer) throw fileProblems.newer()
      await removeLeftovers(this.#path)
      const edited = edit(data)
      if (isOlder) await this.#backUp(raw)
      const file = await this.#store()
      inOneStep(() => {
        file.store = { ...edited, version: schemaVersion }
      })
      await syncFolder(dirname(this.#path))
      return edited
    }, options)
  }

  /** Beside the file, so that a step forward can be taken back by hand. */
  async #backUp(raw: RawProfiles): Promise<void> {
    const path = `${this.#path}.version-${raw.version}-${timeInName()}`
    await writeDurably(path, `${JSON.stringify(raw, undefined, 2)}\n`)
  }

  async #openOnce(): Promise<Opened> {
    // Damage is judged once more under the lock: another process may just have put it aside.
    return (await this.#open()) ?? (await this.#locked(() => this.#openSound()))
  }

  async #openSound(): Promise<Opened> {
    const opened = await this.#open()
    if (opened) return opened
    const aside = `${this.#path}.damaged-${timeInName()}`
    await rename(this.#path, aside)
    throw fileProblems.damaged(this.#path, aside)
  }

  /** Undefined when the file is damaged. */
  async #open(): Promise<Opened | undefined> {
    try {
      if (await isForeign(this.#path)) throw fileProblems.foreign(this.#path)
      const raw = await rawOf(this.#path)
      const decoded = decodeProfiles(raw)
      return decoded && { ...decoded, raw }
    } catch (thrown) {
      if (thrown instanceof ProblemError) throw thrown
      if (systemCode(thrown) !== undefined) throw fileProblems.unusable(this.#path)
      return undefined
    }
  }

  /** Loaded for writing alone: most commands only read. */
  async #store() {
    const Store = await loadConf()
    return new Store({
      cwd: this.#folder,
      configName,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
      deserialize: objectOf,
    })
  }

  async #locked<T>(work: () => Promise<T>, options?: LockOptions): Promise<T> {
    try {
      return await withLock(join(this.#folder, `${configName}.lock`), work, options)
    } catch (thrown) {
      throw systemCode(thrown) === undefined ? thrown : fileProblems.unusable(this.#path)
    }
  }
}

const configName = 'profiles'

const timeInName = (): string => new Date().toISOString().replaceAll(':', '-')

/** A link of ours may lead elsewhere; neither it nor its goal may be somebody else's. */
async function isForeign(path: string): Promise<boolean> {
  const named = await lstat(path).catch(() => undefined)
  const goal = await stat(path).catch(() => undefined)
  return [named, goal].some((one) => one !== undefined && !isOurs(one.uid))
}

/**
 * conf overwrites the file in place, where a crash leaves half of it, when this variable is set:
 * in every terminal of an editor that came as a snap. Writing is synchronous, so nobody else sees
 * it missing.
 */
function inOneStep(write: () => void): void {
  const { SNAP } = process.env
  delete process.env.SNAP
  try {
    write()
  } finally {
    if (SNAP !== undefined) process.env.SNAP = SNAP
  }
}

/** What stands in the file; nothing when there is none yet. */
async function rawOf(path: string): Promise<RawProfiles> {
  try {
    return objectOf(await readFile(path, 'utf8'))
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return {}
    throw thrown
  }
}

/** conf itself takes `[]` or `null` for an empty file and would write over it. */
function objectOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new SyntaxError('not an object')
}

interface Opened extends DecodedProfiles {
  /** As it stands in the file. */
  readonly raw: RawProfiles
}
