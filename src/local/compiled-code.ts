import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import type { Environment } from './environment.ts'
import { isOurs } from './files/ownership.ts'
import { stateFolderPath } from './state-folder-path.ts'

/** The folder in the state folder, with a folder of its own for each version. */
const compiledCodeName = 'compiled-code'

/**
 * Lets Node keep the compiled code of this program between runs, which saves most of the start.
 * What is kept is run later, so it is kept only in a state folder that is there already and closed
 * to others; where that is not so, every start compiles anew.
 */
export function keepCompiledCode(environment: Environment, version: string): void {
  try {
    const state = stateFolderPath(environment)
    if (!isPrivate(state)) return
    const all = join(state, compiledCodeName)
    const own = join(all, version)
    if (mkdirSync(own, { recursive: true, mode: 0o700 }) !== undefined) removeOthers(all, version)
    if (isPrivate(all) && isPrivate(own)) module.enableCompileCache(own)
  } catch {
    // A first start has no state folder, and a read-only disk takes nothing: it is only slower.
  }
}

function isPrivate(folder: string): boolean {
  const found = lstatSync(folder)
  const isClosed = process.platform === 'win32' || (found.mode & 0o077) === 0
  return found.isDirectory() && isOurs(found.uid) && isClosed
}

/** What older versions compiled is of no use any more. */
function removeOthers(all: string, version: string): void {
  for (const name of readdirSync(all))
    if (name !== version) rmSync(join(all, name), { recursive: true, force: true })
}
