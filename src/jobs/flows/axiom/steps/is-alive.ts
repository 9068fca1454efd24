import type { AxiomClient } from '#src/clients/axiom/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'

/**
 * Tries the secret that a client holds with the one read that needs no capability. A refusal for
 * want of one is no proof of life (see `verifyAxiom`), so that stays unknown.
 */
export async function isAlive(
  { datasets }: AxiomClient,
  signal?: AbortSignal,
): Promise<Outcome['effective']> {
  try {
    await datasets.list(signal)
    return 'yes'
  } catch (thrown) {
    if (thrown instanceof Cancelled) return 'unknown'
    return problemOf(thrown).kind === 'not-authenticated' ? 'no' : 'unknown'
  }
}
