import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemCode } from '#src/local/system-error.ts'
import { syncFolder } from './sync-folder.ts'

/**
 * Writes a file whole: afterwards it is on the disk, and whoever is killed on the way leaves the
 * old one as it was. Mode 0600, whatever the umask is. A link in its place is replaced.
 * @throws errors of the operating system
 */
export async function writeDurably(path: string, text: string): Promise<void> {
  const aside = asideOf(path)
  try {
    await writeAside(aside, text)
    await renameStubbornly(aside, path)
  } catch (thrown) {
    await rm(aside, { force: true }).catch(() => {})
    throw thrown
  }
  await syncFolder(dirname(path))
}

/**
 * Goes through writing a file of so many bytes, and leaves nothing: a full disk and a missing
 * right show here, before anything depends on it.
 * @throws errors of the operating system
 */
export async function rehearseWriting(path: string, bytes: number): Promise<void> {
  const aside = asideOf(path)
  try {
    await writeAside(aside, ' '.repeat(bytes))
  } finally {
    await rm(aside, { force: true })
  }
}

/** Removes what writers of this file left that were killed. Only while no other may be writing. */
export async function removeLeftovers(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter((name) => name.startsWith(asideName(path)))
  for (const name of left) await rm(join(dirname(path), name), { force: true })
}

const asideName = (path: string): string => `${basename(path)}.tmp-`
const asideOf = (path: string): string => join(dirname(path), asideName(path) + randomUUID())

async function writeAside(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    // A umask may have taken away our own right.
    await file.chmod(0o600)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const windowsBusy: readonly string[] = ['EPERM', 'EACCES', 'EBUSY']

/** On Windows a virus scanner or a reader holds a file for a moment: it is tried for a second. */
async function renameStubbornly(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rename(from, to)
    } catch (thrown) {
      const passes = process.platform === 'win32' && windowsBusy.includes(systemCode(thrown) ?? '')
      if (!passes || tries === 20) throw thrown
    }
    await sleep(50)
  }
}
