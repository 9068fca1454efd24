import { chmod, lstat, readdir, realpath, stat } from 'node:fs/promises'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Environment } from './environment.ts'
import { makeFolder } from './files/make-folder.ts'
import { isOurs } from './files/ownership.ts'
import { stateFolderPath } from './state-folder-path.ts'
import { systemCode } from './system-error.ts'

/**
 * Makes the state folder, open to its owner only, or checks the one that is there.
 * @returns its real path, so that a symbolic link cannot be turned elsewhere afterwards
 * @throws ProblemError of kind `refused` when it belongs to somebody else, others may write to it,
 *   or it cannot be made
 */
export async function openStateFolder(environment: Environment): Promise<string> {
  const path = stateFolderPath(environment)
  try {
    await makeFolder(path)
    const [named, folder] = await Promise.all([lstat(path), stat(path)])
    if (!isOurs(named.uid) || !isOurs(folder.uid)) throw problems.foreign(path)
    const real = await realpath(path)
    if (process.platform !== 'win32' && (folder.mode & 0o077) !== 0)
      await closeToOthers(real, folder.mode)
    return real
  } catch (thrown) {
    if (thrown instanceof ProblemError) throw thrown
    const code = systemCode(thrown)
    throw code === 'EEXIST' ? problems.notAFolder(path) : problems.unusable(path, code)
  }
}

/**
 * An empty folder was made for us and becomes private. One with files in it may serve something
 * else as well (`TOKENBENCH_HOME=/etc`), so its mode is not ours to change; as long as only we can
 * write to it, our files are safe there, because each is private.
 */
async function closeToOthers(path: string, mode: number): Promise<void> {
  if ((await readdir(path)).length === 0) await chmod(path, 0o700)
  else if ((mode & 0o022) !== 0) throw problems.open(path)
}

const problem = (code: string, title: string, text: string, command?: string): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code,
    title,
    nextSteps: [{ text, ...(command !== undefined && { command }) }],
  })

const otherFolder = 'Set TOKENBENCH_HOME to a folder of your own.'

const problems = {
  foreign: (path: string) =>
    problem('state-folder-foreign', `${sanitise(path)} belongs to somebody else.`, otherFolder),
  open: (path: string) =>
    problem(
      'state-folder-open',
      `Others can change files in ${sanitise(path)}.`,
      'Close it to them, or set TOKENBENCH_HOME to another folder.',
      shellCommand(['chmod', '700', path]),
    ),
  notAFolder: (path: string) =>
    problem('state-folder-is-file', `${sanitise(path)} is not a folder.`, otherFolder),
  unusable: (path: string, code = 'a failure') =>
    problem(
      'state-folder-unusable',
      `The state folder ${sanitise(path)} cannot be made or used: the system calls it ${code}.`,
      otherFolder,
    ),
}
