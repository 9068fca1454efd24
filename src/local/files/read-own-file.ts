import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { systemCode } from '#src/local/system-error.ts'
import { isOurs } from './ownership.ts'

/** What stands at a path where only a plain file of our own is trusted. */
export type OwnFile =
  | { readonly is: 'missing' }
  /** A link, a folder, a pipe. */
  | { readonly is: 'no-plain-file' }
  | { readonly is: 'foreign' }
  | {
      readonly is: 'ours'
      readonly text: string
      /** False when others may read or write it. */
      readonly isPrivate: boolean
    }

/** Reads a file that nobody else can have put there. @throws errors of the operating system */
export async function readOwnFile(path: string): Promise<OwnFile> {
  try {
    // A pipe would wait for a writer, a link would lead elsewhere.
    const file = await open(path, constants.O_RDONLY | noFollow | noWait)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return { is: 'no-plain-file' }
      if (!isOurs(stat.uid)) return { is: 'foreign' }
      const isPrivate = process.platform === 'win32' || (stat.mode & 0o077) === 0
      return { is: 'ours', text: await file.readFile('utf8'), isPrivate }
    } finally {
      await file.close()
    }
  } catch (thrown) {
    const code = systemCode(thrown)
    if (code === 'ENOENT') return { is: 'missing' }
    if (code === 'ELOOP') return { is: 'no-plain-file' }
    throw thrown
  }
}

// Windows has neither.
const { O_NOFOLLOW: noFollow = 0, O_NONBLOCK: noWait = 0 } = constants
