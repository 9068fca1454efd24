import { mayBeAboutOne } from '#src/domain/about-one.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type NextStep, type Problem, problemOf } from '#src/domain/problem.ts'
import { changedSinceSeen } from '#src/jobs/flows/changed-since.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Write } from '#src/local/journal/write.ts'

/** Read the basis again · write · read back. */
export const callsOfGuardedWrite = 3

/** One object that is replaced as a whole, and how its states are compared. */
export interface GuardedWrite<State> {
  readonly object: { readonly type: string; readonly id: string; readonly name: string }
  /** What is written, to begin a sentence with: `The admins of development`. */
  readonly subject: string
  /** What is said meanwhile. */
  readonly words: { readonly doing: string; readonly already: string; readonly done: string }
  /** How the state is not what the person saw, a phrase each. */
  changesSince(now: State): readonly string[]
  /** The complete state to write; undefined when there is nothing to do. */
  wanted(now: State): State | undefined
  /** The write as the journal keeps it. */
  noted(before: State, wanted: State): Write
  /** What is not as it was written, in a sentence; undefined when all of it is. */
  difference(wanted: State, now: State): string | undefined
  /** Whether what was to be changed is changed, whatever else is different. */
  arrived(now: State): boolean
  /** Where the reader sees what there is now. */
  readonly look: NextStep
}

/** Where the objects are: what is asked of it for several goes with one request. */
export interface GuardedStore<State, W> {
  /** From the store, never from the search index: all of them, or the problem of one. */
  read(writes: readonly W[], signal?: AbortSignal): Promise<readonly { write: W; now: State }[]>
  /** All of them, or none. */
  write(
    wanted: readonly { readonly write: W; readonly wanted: State }[],
    signal: AbortSignal,
  ): Promise<unknown>
}

/** What became of one object, and the object as it was read last. */
export interface Settled<State, W> {
  readonly write: W
  readonly outcome: Outcome
  readonly now?: State
}

export interface GuardedResult<State, W> {
  readonly settled: readonly Settled<State, W>[]
  /** Refused together, on account of one of them: nothing of them was written. Try fewer at once. */
  readonly apart: readonly W[]
}

/**
 * Writes objects of which Atlan only takes the whole, and loses nothing: it has no compare-and-set,
 * so they are read again from the store, compared with what the person saw, written once with
 * everything that was there, and read back. Each has its own outcome; what changed since the person
 * looked is left out of the request.
 *
 * @param writes as many as the store takes with one request
 * @throws ProblemError when none of them was written: `not-authenticated` asks for another bearer
 * @throws Cancelled while nothing is in doubt
 */
export async function guardedWrites<State, W extends GuardedWrite<State>>(
  writes: readonly W[],
  store: GuardedStore<State, W>,
  { signal, report, journal }: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<GuardedResult<State, W>> {
  const settled: Settled<State, W>[] = []
  const settle = (write: W, state: Outcome['state'], more: Partial<Outcome>, now?: State): void => {
    const { object, words } = write
    const { problem } = more
    const text = problem?.title ?? (state === 'already' ? words.already : words.done)
    report(`write ${object.id}`, { text, state: problem === undefined ? 'done' : 'failed' })
    const outcome = { object, state, verified: false, effective: 'unknown', ...more } as const
    settled.push(now === undefined ? { write, outcome } : { write, outcome, now })
  }

  for (const { object, words } of writes)
    report(`write ${object.id}`, { text: words.doing, state: 'running' })
  const pending: Pending<State, W>[] = []
  let read: readonly { write: W; now: State }[]
  try {
    read = await store.read(writes, signal)
  } catch (thrown) {
    if (writes.length > 1 && isAboutOne(thrown)) return { settled, apart: writes }
    throw thrown
  }
  for (const { write, now } of read) {
    const since = write.changesSince(now)
    if (since.length > 0) {
      settle(write, 'failed', { problem: changedSinceSeen(write.subject, since) }, now)
      continue
    }
    const wanted = write.wanted(now)
    if (wanted === undefined) settle(write, 'already', { verified: true }, now)
    else pending.push({ write, before: now, wanted })
  }
  if (pending.length === 0) return { settled, apart: [] }

  let lost: Problem | undefined
  try {
    const noted = pending.map(({ write, before, wanted }) => write.noted(before, wanted))
    await journal.send(noted, () => store.write(pending, signal))
  } catch (thrown) {
    const problem = problemOf(thrown)
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || problem.kind === 'not-authenticated') throw thrown
    if (problem.kind !== 'unknown-outcome') {
      if (pending.length > 1 && isAboutOne(thrown))
        return { settled, apart: pending.map(({ write }) => write) }
      for (const { write, before } of pending) settle(write, 'failed', { problem }, before)
      return { settled, apart: [] }
    }
    lost = problem
  }

  for (const { write, wanted, back } of await readBack(pending, store)) {
    if ('problem' in back) {
      settle(write, lost === undefined ? 'done' : 'unknown', { problem: lost ?? back.problem })
      continue
    }
    const { now } = back
    const different = write.difference(wanted, now)
    if (different === undefined) settle(write, 'done', { verified: true }, now)
    else if (lost === undefined || write.arrived(now))
      settle(write, 'failed', { problem: notAsPlanned(write, different) }, now)
    else settle(write, 'unknown', { problem: notThereYet(lost) }, now)
  }
  return { settled, apart: [] }
}

/** The same for one object. */
export async function guardedWrite<State, W extends GuardedWrite<State>>(
  write: W,
  store: GuardedStore<State, W>,
  writing: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Settled<State, W>> {
  const [only] = (await guardedWrites<State, W>([write], store, writing)).settled
  if (only === undefined) throw new Error('one object has one outcome')
  return only
}

interface Pending<State, W> {
  readonly write: W
  readonly before: State
  readonly wanted: State
}

type ReadBack<State, W> = Pending<State, W> & {
  readonly back: { readonly now: State } | { readonly problem: Problem }
}

async function readBack<State, W>(
  pending: readonly Pending<State, W>[],
  store: GuardedStore<State, W>,
): Promise<ReadBack<State, W>[]> {
  try {
    // Without the signal: whoever stopped the write needs to know what became of it.
    const read = await store.read(pending.map(({ write }) => write))
    const states = new Map(read.map(({ write, now }) => [write, { now }]))
    return pending.flatMap((one) => {
      const back = states.get(one.write)
      return back === undefined ? [] : [{ ...one, back }]
    })
  } catch (thrown) {
    if (pending.length === 1 || !isAboutOne(thrown))
      return pending.map((one) => ({ ...one, back: { problem: problemOf(thrown) } }))
    const alone = []
    for (const one of pending) alone.push(...(await readBack([one], store)))
    return alone
  }
}

const isAboutOne = (thrown: unknown): boolean =>
  !(thrown instanceof Cancelled) && mayBeAboutOne(problemOf(thrown))

type Named = Pick<GuardedWrite<never>, 'subject' | 'look'>

function notThereYet(lost: Problem): Problem {
  const told = 'The change is not there at the moment; it may still arrive.'
  return {
    ...lost,
    detail: lost.detail === undefined ? told : `${lost.detail} ${told}`,
    nextSteps: [
      { text: 'Look again in a minute before you repeat it.', command: 'tokenbench doubts' },
    ],
  }
}

const notAsPlanned = ({ subject, look }: Named, different: string): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `${subject}: what reads back is not what was planned.`,
  detail: `${different} Somebody else may have written at the same moment.`,
  nextSteps: [look],
})
