import type { AxiomClient } from '#src/clients/axiom/client.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { problemOf } from '#src/domain/problem.ts'

/** A token as Axiom keeps it; undefined when it is gone. */
export async function readAxiomToken(
  { tokens }: AxiomClient,
  id: string,
  signal?: AbortSignal,
): Promise<AxiomToken | undefined> {
  try {
    return await tokens.get(id, signal)
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-found') return undefined
    throw thrown
  }
}
