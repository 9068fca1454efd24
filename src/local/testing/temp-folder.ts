import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder of a test’s own. */
export interface TempFolder {
  /** Joins names to it. */
  path(...names: string[]): string
}

/** A new, empty folder for every test of the file. */
export function eachTempFolder(): TempFolder {
  let folder = ''
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'tokenbench-test-')))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return { path: (...names) => join(folder, ...names) }
}
