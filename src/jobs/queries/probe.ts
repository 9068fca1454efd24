import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { GivenValue } from './given-value.ts'

/** Whether a value is alive: what its tenant says to one harmless read. */
export interface Probed {
  /** null: that cannot be told, and `problem` says why. */
  readonly alive: boolean | null
  /** The account, as the tenant says. */
  readonly as?: string
  readonly problem?: Problem
}

/** Asks the tenant who the value is; one of another tenant or product is not sent. */
export async function probe(
  workbench: Workbench,
  { bearer, elsewhere }: GivenValue,
  origin: string,
  signal: AbortSignal,
): Promise<Probed> {
  if (elsewhere !== undefined) return { alive: null, problem: elsewhere }
  const handle = workbench.secrets.keep(bearer.secret, { origin, source: 'probe' })
  try {
    return { alive: true, as: await workbench.client(handle).identity.account(signal) }
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.kind === 'not-authenticated') return { alive: false, problem }
    // Whoever is told that they may not was recognised.
    if (problem.kind === 'not-permitted') return { alive: true }
    if (problem.http === undefined && problem.kind !== 'unreachable') throw thrown
    return { alive: null, problem }
  } finally {
    workbench.secrets.drop(handle)
  }
}
