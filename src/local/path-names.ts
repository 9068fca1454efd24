import { readdir } from 'node:fs/promises'
import { absolutePath } from './absolute-path.ts'

/**
 * The files and folders whose path begins so, written as the beginning is (`~/`, relative); folders
 * end in `/`. Hidden ones only where the beginning says a dot. A folder that cannot be read has none.
 */
export async function pathNames(beginning: string): Promise<readonly string[]> {
  const folder = beginning.slice(0, beginning.lastIndexOf('/') + 1)
  const name = beginning.slice(folder.length)
  const entries = await readdir(absolutePath(folder === '' ? '.' : folder), {
    withFileTypes: true,
  }).catch(() => [])
  return entries
    .filter((entry) => entry.name.startsWith(name) && (name !== '' || !entry.name.startsWith('.')))
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .sort()
}
