import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type NextStep, type Problem, problemOf } from '#src/domain/problem.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Write } from '#src/local/journal/write.ts'

/** Read the basis again · write · read back. */
export const callsOfGuardedWrite = 3

/** One object that is replaced as a whole, and how its states are read, compared and written. */
export interface GuardedWrite<State> {
  readonly object: Outcome['object']
  /** What is written, to begin a sentence with: `The admins of development`. */
  readonly subject: string
  /** What is said meanwhile. */
  readonly words: { readonly doing: string; readonly already: string; readonly done: string }
  /** From the store, never from the search index. */
  read(signal?: AbortSignal): Promise<State>
  /** How the state is not what the person saw, a phrase each. */
  changesSince(now: State): readonly string[]
  /** The complete state to write; undefined when there is nothing to do. */
  wanted(now: State): State | undefined
  write(wanted: State, signal: AbortSignal): Promise<unknown>
  /** The write as the journal keeps it. */
  noted(before: State, wanted: State): Write
  /** What is not as it was written, in a sentence; undefined when all of it is. */
  difference(wanted: State, now: State): string | undefined
  /** Whether what was to be changed is changed, whatever else is different. */
  arrived(now: State): boolean
  /** Where the reader sees what there is now. */
  readonly look: NextStep
}

/**
 * Writes an object of which Atlan only takes the whole, and loses nothing: it has no
 * compare-and-set, so the object is read again from the store, compared with what the person saw,
 * written once with everything that was there, and read back.
 *
 * @returns the outcome, and the object as it was read last
 * @throws ProblemError `not-authenticated` before anything was written: ask for another bearer
 * @throws Cancelled while nothing is in doubt
 */
export async function guardedWrite<State>(
  plan: GuardedWrite<State>,
  { signal, report, journal }: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<{ outcome: Outcome; now?: State }> {
  const say = (text: string, state: 'running' | 'done' | 'failed') =>
    report(`write ${plan.object.id}`, { text, state })
  const fail = (problem: Problem, now: State) => {
    say(problem.title, 'failed')
    return { outcome: outcomeOf(plan, 'failed', { problem }), now }
  }

  say(plan.words.doing, 'running')
  const before = await plan.read(signal)
  const since = plan.changesSince(before)
  if (since.length > 0) return fail(changedSince(plan, since), before)
  const wanted = plan.wanted(before)
  if (wanted === undefined) {
    say(plan.words.already, 'done')
    return { outcome: outcomeOf(plan, 'already', { verified: true }), now: before }
  }

  let lost: Problem | undefined
  try {
    await journal.send([plan.noted(before, wanted)], () => plan.write(wanted, signal))
  } catch (thrown) {
    const problem = problemOf(thrown)
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || problem.kind === 'not-authenticated') throw thrown
    if (problem.kind !== 'unknown-outcome') return fail(problem, before)
    lost = problem
  }

  let now: State
  try {
    // Without the signal: whoever stopped the write needs to know what became of it.
    now = await plan.read()
  } catch (thrown) {
    const problem = lost ?? problemOf(thrown)
    say(problem.title, 'failed')
    return { outcome: outcomeOf(plan, lost === undefined ? 'done' : 'unknown', { problem }) }
  }
  const different = plan.difference(wanted, now)
  if (different === undefined) {
    say(plan.words.done, 'done')
    return { outcome: outcomeOf(plan, 'done', { verified: true }), now }
  }
  if (lost === undefined || plan.arrived(now)) return fail(notAsPlanned(plan, different), now)
  say(lost.title, 'failed')
  return { outcome: outcomeOf(plan, 'unknown', { problem: notThereYet(lost) }), now }
}

const outcomeOf = (
  { object }: Pick<GuardedWrite<never>, 'object'>,
  state: Outcome['state'],
  more: Partial<Outcome> = {},
): Outcome => ({ object, state, verified: false, effective: 'unknown', ...more })

const changedSince = (
  { subject }: Pick<GuardedWrite<never>, 'subject'>,
  since: readonly string[],
): Problem => ({
  kind: 'conflict',
  code: 'changed-since',
  title: `${subject} changed since you looked. Nothing was written.`,
  detail: `${since.join(', ')}.`,
  nextSteps: [{ text: 'Look at the new plan and decide again.' }],
})

function notThereYet(lost: Problem): Problem {
  const told = 'The change is not there at the moment; it may still arrive.'
  return {
    ...lost,
    detail: lost.detail === undefined ? told : `${lost.detail} ${told}`,
    nextSteps: [{ text: 'Look again in a minute before you repeat it.' }],
  }
}

const notAsPlanned = (
  { subject, look }: Pick<GuardedWrite<never>, 'subject' | 'look'>,
  different: string,
): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `${subject}: what reads back is not what was planned.`,
  detail: `${different} Somebody else may have written at the same moment.`,
  nextSteps: [look],
})
