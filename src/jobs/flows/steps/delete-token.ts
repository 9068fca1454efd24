import { Cancelled } from '#src/domain/cancelled.ts'
import type { DeleteTokenStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { contentDifferences, contentOf } from '#src/domain/token-content.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'
import { refusedEverywhere } from './refused-everywhere.ts'
import { type DeadSecret, waitUntilRefused } from './wait-until-refused.ts'

/** Read it again · delete it · read that it is gone. */
export const callsOfDeleteToken = 3

/** Atlas may keep what it found out about an account for 60 s (Atlas server source). */
const longestMemory = 75_000

/**
 * Deletes a token for good, when it still is what the person saw, and reads that it is gone. Where
 * its own secret is held, tries whether that is refused now.
 *
 * @throws ProblemError or Cancelled before anything was written
 */
export async function deleteToken(
  workbench: Workbench,
  { by, token: { id, name }, basis, held, isOwn, replaced }: DeleteTokenStep,
  applying: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Outcome> {
  const { signal, report, journal } = applying
  const { tokens } = workbench.client(by)
  const key = `delete ${id}`
  const ended = (state: Outcome['state'], more: Partial<Outcome> = {}): Outcome => {
    const text = more.problem?.title ?? `“${name}” is gone`
    report(key, { text, state: more.problem === undefined ? 'done' : 'failed' })
    const object = { type: 'token', id, name }
    return { object, state, verified: false, effective: 'unknown', ...more }
  }
  const gone = async (state: 'done' | 'already'): Promise<Outcome> => {
    const isGone = ended(state, { verified: true, gone: true })
    if (held === undefined) return isGone
    const client = workbench.client(held)
    const dead: DeadSecret = {
      name,
      isRefused: (signal) => refusedEverywhere(client, signal),
      patience: replaced === undefined ? 0 : longestMemory,
    }
    return { ...isGone, effective: await waitUntilRefused(dead, workbench.clock, applying) }
  }

  report(key, { text: `Deleting “${name}”`, state: 'running' })
  const before = await tokens.get(id, signal)
  if (before === undefined) return gone('already')
  const since = contentDifferences(basis, contentOf(before))
  if (since.length > 0) return ended('failed', { problem: changedSince(name, since) })

  let lost: Problem | undefined
  try {
    const noted = { kind: 'delete-token', token: { id, name }, before: contentOf(before) } as const
    await journal.send([noted], () => tokens.remove(id, signal))
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (thrown instanceof Cancelled) throw thrown
    if (problem.kind === 'not-found') return gone('already')
    if (problem.kind !== 'unknown-outcome') return ended('failed', { problem })
    lost = problem
  }

  try {
    // Without the signal: whoever stopped the deletion needs to know what became of it.
    const left = await tokens.get(id)
    if (left === undefined) return await gone('done')
  } catch (thrown) {
    const problem = problemOf(thrown)
    // Who deleted itself cannot look again: being refused is what was wanted.
    if (isOwn && problem.kind === 'not-authenticated') return gone('done')
    return ended(lost === undefined ? 'done' : 'unknown', { problem: lost ?? problem })
  }
  return lost === undefined
    ? ended('failed', { problem: stillThere(id, name) })
    : ended('unknown', { problem: lost })
}

const changedSince = (name: string, since: readonly string[]): Problem => ({
  kind: 'conflict',
  code: 'changed-since',
  title: `The token “${name}” changed since you looked. It was not deleted.`,
  detail: `${since.join(', ')}.`,
  nextSteps: [{ text: 'Look at the new plan and decide again.' }],
})

const stillThere = (id: string, name: string): Problem => ({
  kind: 'failed',
  code: 'still-there',
  title: `Atlan said that “${name}” was deleted, but still lists it.`,
  nextSteps: [
    { text: 'Look again in a minute.', command: shellCommand(['tokenbench', 'token', 'show', id]) },
  ],
})
