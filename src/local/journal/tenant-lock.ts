import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Aside, withLock } from '#src/local/lock.ts'
import { openJournalFolder } from './journal-folder.ts'
import { journalUnusable } from './journal-problems.ts'

export interface AloneOptions {
  readonly signal?: AbortSignal
  /** Called when another process is at work there, once for each time that it has to be waited for. */
  readonly onWait?: () => void
  /** Called when that is over. */
  readonly onTurn?: () => void
}

/** Longer than any plan takes; who waits can leave at any time. */
const patienceMs = 6 * 3_600_000

const held = new AsyncLocalStorage<{ readonly lock: string; readonly aside: Aside } | undefined>()

/**
 * Runs the work while no other process of this state folder writes to the tenant: they queue. What
 * the work itself calls may ask for the same again, and is inside already.
 *
 * @throws ProblemError `journal-unusable` when the folder cannot be used; Cancelled while waiting
 */
export async function aloneAt<T>(
  stateFolder: string,
  origin: string,
  work: () => Promise<T>,
  options: AloneOptions = {},
): Promise<T> {
  const folder = await openJournalFolder(stateFolder).catch((thrown) => {
    throw journalUnusable(stateFolder, thrown)
  })
  const name = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  const lock = join(folder, `${name}.lock`)
  if (held.getStore()?.lock === lock) return work()
  return withLock(lock, (aside) => held.run({ lock, aside }, work), { patienceMs, ...options })
}

/**
 * Lets the others write while this work waits for a person, and queues behind them again. What was
 * read before is not to be relied on afterwards.
 *
 * @throws Cancelled while queueing: what is left of the work must not write
 */
export async function besideOthers<T>(work: () => Promise<T>): Promise<T> {
  const inside = held.getStore()
  return inside === undefined ? work() : inside.aside(() => held.run(undefined, work))
}
