import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from '#src/local/system-error.ts'

/**
 * Makes a folder and those above it that are missing, open to their owner only; what is there
 * already is left as it is. Node's own way never ends where the system denies that a folder exists
 * beside others that do, as `/proc` does.
 *
 * @throws what the system says
 */
export async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path)
  if (parent !== path && !(await exists(parent))) await makeFolder(parent)
  await mkdir(path, { mode: 0o700 }).catch(async (thrown: unknown) => {
    const isThere = systemCode(thrown) === 'EEXIST' && (await stat(path)).isDirectory()
    if (!isThere) throw thrown
  })
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (thrown: unknown) => {
      if (systemCode(thrown) === 'ENOENT') return false
      throw thrown
    },
  )
