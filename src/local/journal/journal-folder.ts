import { lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isOurs } from '#src/local/files/ownership.ts'
import { readOwnFile } from '#src/local/files/read-own-file.ts'
import { systemCode } from '#src/local/system-error.ts'
import { decodeLines } from './line.ts'
import { type PlanRecord, recordOf } from './plan-record.ts'

/** How many plans are kept; beside them the older ones that still have something in doubt. */
export const plansKept = 500

/** Where the journal is, whether it was made yet or not. */
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
  await checkFolder(folder)
  return folder
}

async function checkFolder(folder: string): Promise<void> {
  const stat = await lstat(folder)
  if (!stat.isDirectory() || !isOurs(stat.uid)) throw new Error('not a folder of our own')
}

/** The file of a new plan: names sort by time. */
export const planFileName = (now: Date, id: string): string =>
  `${now.toISOString().replace(/[-:.]/g, '')}-${id}.jsonl`

/** Names of the plans' files, the oldest first; none where there is no journal yet. */
export async function planFiles(stateFolder: string): Promise<string[]> {
  const folder = journalFolder(stateFolder)
  try {
    await checkFolder(folder)
    const names = (await readdir(folder)).filter((name) => isPlanFile.test(name))
    return names.sort().map((name) => join(folder, name))
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return []
    throw thrown
  }
}

/** Whether a file is that of the plan with this id. */
export const isFileOf = (path: string, id: string): boolean => path.endsWith(`-${id}.jsonl`)

const isPlanFile = /^\d{8}T\d{9}Z-[a-z0-9]+\.jsonl$/

/** What a file holds; undefined for what is no journal of a plan, or is gone meanwhile. */
export async function readPlanFile(path: string): Promise<PlanRecord | undefined> {
  const file = await readOwnFile(path)
  return file.is === 'ours' ? recordOf(decodeLines(file.text)) : undefined
}

/** Removes the oldest plans beyond those that are kept, unless `isNeeded` says that one is. */
export async function removeOldest(
  stateFolder: string,
  isNeeded: (plan: PlanRecord) => boolean,
): Promise<void> {
  const files = await planFiles(stateFolder)
  for (const path of files.slice(0, Math.max(0, files.length - plansKept))) {
    const plan = await readPlanFile(path)
    if (plan === undefined || !isNeeded(plan)) await rm(path, { force: true })
  }
}
