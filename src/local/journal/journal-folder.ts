import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isOurs } from '#src/local/files/ownership.ts'
import { systemCode } from '#src/local/system-error.ts'

export const journalFolder = (stateFolder: string): string => join(stateFolder, 'journal')

/**
 * Makes the folder of the journal, or checks the one that is there.
 * @throws Error when it is a link, not a folder, or somebody else's; errors of the system
 */
export async function openJournalFolder(stateFolder: string): Promise<string> {
  const folder = journalFolder(stateFolder)
  await mkdir(folder, { mode: 0o700 }).catch((thrown: unknown) => {
    if (systemCode(thrown) !== 'EEXIST') throw thrown
  })
  const stat = await lstat(folder)
  if (!stat.isDirectory() || !isOurs(stat.uid)) throw new Error('not a folder of our own')
  return folder
}
