import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { changedSinceSeen } from '#src/jobs/flows/changed-since.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Product } from '#src/jobs/flows/questions/destination.ts'
import type { Write } from '#src/local/journal/write.ts'
import { type DeadSecret, waitUntilRefused } from './wait-until-refused.ts'

/** Read it again · delete it · read that it is gone. */
export const callsOfDeleteSeen = 3

/** A token that is to be deleted, and how its product reads, deletes and tries it. */
export interface Deletion<Token> {
  readonly product: Product
  readonly token: { readonly id: string; readonly name: string }
  /** As the tenant keeps it; undefined when it is gone. */
  read(signal?: AbortSignal): Promise<Token | undefined>
  /** How it is not what the person saw, a phrase each. */
  changesSince(now: Token): readonly string[]
  noted(now: Token): Write
  remove(signal: AbortSignal): Promise<void>
  /** It signs in here itself, and cannot look again: being refused is what was wanted. */
  readonly isOwn?: true | undefined
  /** Its own secret, where this run holds it. */
  readonly secret?: TriedSecret | undefined
}

interface TriedSecret extends Omit<DeadSecret, 'name'> {
  /** What is wrong when it outlives its token; absent where that is only told. */
  readonly stillAccepted?: Problem | undefined
}

/**
 * Deletes a token for good, when it still is what the person saw, reads that it is gone, and tries
 * its own secret where this run holds it.
 *
 * @throws ProblemError or Cancelled before anything was written
 */
export async function deleteSeen<Token>(
  { product, token, secret, isOwn, ...its }: Deletion<Token>,
  clock: Clock,
  writing: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Outcome> {
  const { signal, report, journal } = writing
  const { id, name } = token
  const key = `delete ${id}`
  const ended = (state: Outcome['state'], more: Partial<Outcome> = {}): Outcome => {
    const text = more.problem?.title ?? `“${name}” is gone`
    report(key, { text, state: more.problem === undefined ? 'done' : 'failed' })
    const object = { type: 'token', id, name }
    return { object, state, verified: false, effective: 'unknown', ...more }
  }
  const gone = async (state: 'done' | 'already'): Promise<Outcome> => {
    const outcome = ended(state, { verified: true, gone: true })
    if (secret === undefined) return outcome
    const effective = await waitUntilRefused({ name, ...secret }, clock, writing)
    if (effective !== 'no' || secret.stillAccepted === undefined) return { ...outcome, effective }
    return { ...outcome, effective, state: 'failed', problem: secret.stillAccepted }
  }

  report(key, { text: `Deleting “${name}”`, state: 'running' })
  const before = await its.read(signal)
  if (before === undefined) return gone('already')
  const since = its.changesSince(before)
  if (since.length > 0) {
    const problem = changedSinceSeen(`The token “${name}”`, since, 'It was not deleted.')
    return ended('failed', { problem })
  }

  let lost: Problem | undefined
  try {
    await journal.send([its.noted(before)], () => its.remove(signal))
  } catch (thrown) {
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled) throw thrown
    const problem = problemOf(thrown)
    if (problem.kind === 'not-found') return gone('already')
    if (problem.kind !== 'unknown-outcome') return ended('failed', { problem })
    lost = problem
  }

  try {
    // Without the signal: whoever stopped the deletion needs to know what became of it.
    if ((await its.read()) === undefined) return await gone('done')
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (isOwn && problem.kind === 'not-authenticated') return gone('done')
    return ended(lost === undefined ? 'done' : 'unknown', { problem: lost ?? problem })
  }
  return lost === undefined
    ? ended('failed', { problem: stillThere(product, token) })
    : ended('unknown', { problem: lost })
}

const stillThere = (product: Product, { id, name }: Deletion<unknown>['token']): Problem => ({
  kind: 'failed',
  code: 'still-there',
  title: `${product} said that “${name}” was deleted, but still has it.`,
  nextSteps: [
    { text: 'Look again in a minute.', command: shellCommand(['tokenbench', 'token', 'show', id]) },
  ],
})
