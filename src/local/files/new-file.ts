import { open } from 'node:fs/promises'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { systemCode } from '#src/local/system-error.ts'

/**
 * Writes a text to a file that nobody else may read and that was not there before.
 * @throws ProblemError `file-exists` or `file-unusable` (refused)
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (thrown) {
    const isThere = systemCode(thrown) === 'EEXIST'
    throw new ProblemError({
      kind: 'refused',
      code: isThere ? 'file-exists' : 'file-unusable',
      title: isThere
        ? `${sanitise(path)} is there already and is not written over.`
        : `${sanitise(path)} cannot be written.`,
      nextSteps: [{ text: 'Name a new file, in a folder that exists and is yours.' }],
    })
  }
}
