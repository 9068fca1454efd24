import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isOurs } from '#src/local/files/ownership.ts'
import { syncFolder } from '#src/local/files/sync-folder.ts'

/**
 * A file of JSON lines that only grows. Each line stands between line ends of its own, so what
 * somebody who was killed left half-written spoils no line after it. Several processes may append.
 */
export class JournalFile {
  readonly #path: string
  #waiting: string[] = []
  #next: Promise<void> | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /**
   * Afterwards the line is on the disk. Those that wait for the disk at the same time go together.
   * @throws errors of the operating system
   */
  append(line: string): Promise<void> {
    this.#waiting.push(line)
    if (this.#next === undefined) {
      this.#next = this.#write(this.#last)
      this.#last = this.#next
    }
    return this.#next
  }

  async #write(before: Promise<void>): Promise<void> {
    await before.catch(() => {})
    const lines = this.#waiting
    this.#waiting = []
    this.#next = undefined
    await appendDurably(this.#path, lines.map((line) => `\n${line}\n`).join(''))
  }
}

/** Makes an empty file of which even the name is on the disk. @throws errors of the system */
export async function createDurably(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  // A umask may have taken away our own right.
  await file.chmod(0o600).finally(() => file.close())
  await syncFolder(dirname(path))
}

async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | noFollow | noWait)
  try {
    const stat = await file.stat()
    if (!stat.isFile() || !isOurs(stat.uid)) throw new Error('not a plain file of our own')
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

// Windows has neither.
const { O_NOFOLLOW: noFollow = 0, O_NONBLOCK: noWait = 0 } = constants
