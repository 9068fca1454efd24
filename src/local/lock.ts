import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { isAlive, thisProcess } from './process-identity.ts'
import { systemCode } from './system-error.ts'

export interface LockOptions {
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the others; 10 seconds unless said. */
  readonly patienceMs?: number
  /** Called once when others hold it. */
  readonly onWait?: () => void
  /** Called when it was taken after that. */
  readonly onTurn?: () => void
}

/** Gives the lock back while something goes on that does not need it, and takes it again. */
export type Aside = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Runs the work while no other process, and no other caller in this one, holds the same lock.
 *
 * A lock is a folder with one file in it, the baton, which is named `free` or after its holder.
 * Taking, giving back, and taking over from a process that died are each one rename of a name that
 * was seen, so of several who try only one succeeds, and a lock taken in between is never broken.
 * It holds for the processes of one machine.
 *
 * @throws ProblemError `busy` (conflict) when the others take too long
 * @throws Cancelled when the signal was aborted while waiting
 */
export async function withLock<T>(
  folder: string,
  work: (aside: Aside) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { pid, began } = await thisProcess()
  const mine = join(folder, `held-${pid}-${began}-${randomUUID()}`)
  const giveBack = () => renamed(mine, join(folder, free))
  await take(folder, mine, options)
  try {
    return await work(async (meanwhile) => {
      await giveBack()
      try {
        return await meanwhile()
      } finally {
        await take(folder, mine, options)
      }
    })
  } finally {
    // Not there when it was given back for a while and could not be taken again.
    await giveBack()
  }
}

/**
 * Takes a lock away for good; the last thing that its holder does. Those who wait make a new one.
 */
export async function removeLock(folder: string): Promise<void> {
  const gone = `${folder}.${randomUUID()}`
  await rename(folder, gone)
  await rm(gone, { recursive: true, force: true })
}

const free = 'free'
const pauseMs = 15

async function take(folder: string, mine: string, options: LockOptions): Promise<void> {
  const end = Date.now() + (options.patienceMs ?? 10_000)
  let waited = false
  for (; !(await tryToTake(folder, mine)); waited = true) {
    if (!waited) options.onWait?.()
    if (Date.now() > end) throw busy(folder)
    await sleep(pauseMs, undefined, { signal: options.signal }).catch(() => {
      throw new Cancelled()
    })
  }
  if (waited) options.onTurn?.()
}

async function tryToTake(folder: string, mine: string): Promise<boolean> {
  const batons = await readdir(folder).catch(() => undefined)
  if (!batons) await create(folder)
  for (const baton of batons ?? [free]) {
    if (!(await isTakeable(baton))) continue
    if (await renamed(join(folder, baton), mine)) return true
  }
  return false
}

async function isTakeable(baton: string): Promise<boolean> {
  if (baton === free) return true
  const [, pid, began = ''] = /^held-(\d+)-(\d+)-/.exec(baton) ?? []
  return pid !== undefined && !(await isAlive({ pid: Number(pid), began }))
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (thrown) {
    // Somebody else was faster.
    if (isOneOf(['ENOENT'], thrown)) return false
    throw thrown
  }
}

/** Made aside and renamed, because a folder is not replaced by another one while a baton is in it. */
async function create(folder: string): Promise<void> {
  const made = `${folder}.${randomUUID()}`
  await mkdir(made, { recursive: true, mode: 0o700 })
  try {
    await writeFile(join(made, free), '', { mode: 0o600 })
    await rename(made, folder)
  } catch (thrown) {
    await rm(made, { recursive: true, force: true })
    // There already, made by another process in this moment.
    if (!isOneOf(['ENOTEMPTY', 'EEXIST'], thrown)) throw thrown
  }
}

/** Windows says `EPERM` and the like for all of it, also while a virus scanner looks at the file. */
function isOneOf(codes: readonly string[], thrown: unknown): boolean {
  const code = systemCode(thrown) ?? ''
  const vague = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code)
  return vague || codes.includes(code)
}

const busy = (folder: string): ProblemError =>
  new ProblemError({
    kind: 'conflict',
    code: 'busy',
    title: 'Another tokenbench is at work on the same thing.',
    nextSteps: [
      { text: 'Wait until it is done and try again.' },
      { text: `If none is running, remove the folder ${sanitise(folder)}.` },
    ],
  })
