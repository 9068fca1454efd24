import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type Conf from 'conf'
import { ProblemError } from '#src/domain/problem.ts'
import { type LockOptions, withLock } from '#src/local/lock.ts'
import { systemCode } from '#src/local/system-error.ts'
import { loadConf } from './load-conf.ts'
import { fileProblems } from './profile-problems.ts'
import { type ProfileData, profileFileSchema, schemaVersion } from './profile-schema.ts'

/**
 * `profiles.json` in the state folder: read anew each time, written whole and in one step, by one
 * process at a time. A file that cannot be understood is put aside, never overwritten.
 */
export class ProfileFile {
  readonly #folder: string
  readonly #path: string

  constructor(stateFolder: string) {
    this.#folder = stateFolder
    this.#path = join(stateFolder, `${configName}.json`)
  }

  /** @throws ProblemError `profiles-damaged`, `profiles-newer` or `profiles-unusable` */
  async read(): Promise<ProfileData> {
    const opened = await this.#open()
    // Damage is judged once more under the lock: another process may just have put it aside.
    return (opened ?? (await this.#locked(() => this.#openSound()))).data
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
      const { file, data, isNewer } = await this.#openSound()
      if (isNewer) throw fileProblems.newer()
      await this.#removeLeftovers()
      const edited = edit(data)
      file.store = { ...edited, version: schemaVersion }
      return edited
    }, options)
  }

  async #openSound(): Promise<Opened> {
    const opened = await this.#open()
    if (opened) return opened
    const aside = `${this.#path}.damaged-${new Date().toISOString().replaceAll(':', '-')}`
    await rename(this.#path, aside)
    throw fileProblems.damaged(this.#path, aside)
  }

  /** Undefined when the file is damaged. */
  async #open(): Promise<Opened | undefined> {
    const Store = await loadConf()
    try {
      const file = new Store({
        cwd: this.#folder,
        configName,
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
        clearInvalidConfig: false,
        deserialize: objectOf,
      })
      return decode(file)
    } catch (thrown) {
      if (thrown instanceof ProblemError) throw thrown
      if (systemCode(thrown) !== undefined) throw fileProblems.unusable(this.#path)
      return undefined
    }
  }

  /** What a process that was killed in the middle of writing left. Only under the lock. */
  async #removeLeftovers(): Promise<void> {
    const names = await readdir(this.#folder)
    for (const name of names.filter((name) => name.startsWith(`${configName}.json.tmp-`)))
      await rm(join(this.#folder, name), { force: true })
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

/** conf itself takes `[]` or `null` for an empty file and would write over it. */
function objectOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new SyntaxError('not an object')
}

interface Opened {
  readonly file: Conf
  /** With whatever else the file holds, so that a change keeps it. */
  readonly data: ProfileData
  /** Written by a newer version: what this one makes of it may be incomplete. */
  readonly isNewer: boolean
}

function decode(file: Conf): Opened | undefined {
  const raw = file.store
  // No file yet.
  if (Object.keys(raw).length === 0) return { file, data: { profiles: [] }, isNewer: false }
  const isNewer = Number(raw.version) > schemaVersion
  const decoded = profileFileSchema.safeParse(raw)
  if (decoded.success) return { file, data: decoded.data, isNewer }
  if (isNewer) throw fileProblems.newer()
  return undefined
}
