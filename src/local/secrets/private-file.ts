import { type FileHandle, lstat, open, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '#src/local/files/sync-folder.ts'
import { destinationProblems } from './destination-problems.ts'

/** A new, empty file that only its owner may read, and that waits for its one text. */
export interface PrivateFile {
  /**
   * Writes the text, down to the disk, and closes the file.
   * @throws ProblemError when it is not there as it should be; then the file is removed
   */
  write(text: string): Promise<void>
  /** Removes the file again, unless it was written. */
  abandon(): Promise<void>
}

/**
 * Creates a file that did not exist, in a folder that does, with mode 0600 whatever the umask is,
 * and tries whether the disk takes anything.
 * @throws ProblemError of kind `refused`
 */
export async function openPrivateFile(path: string): Promise<PrivateFile> {
  const file = await create(path)
  let waiting = true
  const abandon = async (): Promise<void> => {
    if (!waiting) return
    waiting = false
    try {
      if (await standsAt(path, file)) await unlink(path)
    } finally {
      await file.close()
    }
  }
  const orAbandon = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (thrown) {
      // Emptied first: a file that cannot be removed shall at least hold nothing.
      await file.truncate(0).catch(() => {})
      await abandon().catch(() => {})
      throw destinationProblems.ofSystem(thrown, path)
    }
  }

  const assertUntouched = async (): Promise<void> => {
    const ours = (await isPrivate(file)) && (await standsAt(path, file))
    if (!ours) throw destinationProblems.changed(path)
  }

  await orAbandon(async () => {
    await file.chmod(privateMode)
    if (!(await isPrivate(file))) throw destinationProblems.notPrivate(path)
    await tryDisk(file)
    await syncFolder(dirname(path))
  })
  return {
    // What may stay behind is an empty file: no reason to fail.
    abandon: () => abandon().catch(() => {}),
    write: (text) =>
      orAbandon(async () => {
        await assertUntouched()
        await file.writeFile(text)
        await file.sync()
        await assertUntouched()
        if ((await file.stat()).size !== Buffer.byteLength(text))
          throw destinationProblems.changed(path)
        waiting = false
        await file.close()
      }),
  }
}

const privateMode = 0o600

async function create(path: string): Promise<FileHandle> {
  try {
    // `wx` refuses whatever stands there: a symbolic link too, wherever it points.
    return await open(path, 'wx', privateMode)
  } catch (thrown) {
    throw destinationProblems.ofSystem(thrown, path)
  }
}

/** False on a file system without modes (FAT, a mounted Windows drive): all may read there. */
async function isPrivate(file: FileHandle): Promise<boolean> {
  if (process.platform === 'win32') return true
  return ((await file.stat()).mode & 0o777) === privateMode
}

/** False when somebody moved the file away or put another one in its place. */
async function standsAt(path: string, file: FileHandle): Promise<boolean> {
  const [ours, there] = await Promise.all([file.stat(), lstat(path).catch(() => undefined)])
  return there?.ino === ours.ino && there.dev === ours.dev
}

/** A full disk shows when bytes are written, not when a file is created. */
async function tryDisk(file: FileHandle): Promise<void> {
  await file.write(Buffer.alloc(4096), 0, 4096, 0)
  await file.sync()
  await file.truncate(0)
  await file.sync()
}
