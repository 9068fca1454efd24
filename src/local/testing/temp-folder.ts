import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A new, empty folder for every test of the file; `path` joins names to it. */
export function eachTempFolder(): { path(...names: string[]): string } {
  let folder = ''
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'tokenbench-test-')))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return { path: (...names) => join(folder, ...names) }
}
