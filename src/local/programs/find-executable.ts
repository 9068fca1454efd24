import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import type { Environment } from '#src/local/environment.ts'

/** The file that would be run for this program name, found as the system finds it; or undefined. */
export async function findExecutable(
  program: string,
  environment: Environment,
): Promise<string | undefined> {
  const searched = environment.PATH ?? environment.Path ?? ''
  const folders = /[/\\]/.test(program) ? [''] : searched.split(delimiter)
  const endings = process.platform === 'win32' ? ['', '.exe', '.com'] : ['']
  for (const folder of folders)
    for (const ending of endings) {
      const path = resolve(join(folder, program + ending))
      if (await isExecutable(path)) return path
    }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
