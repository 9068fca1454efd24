import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { problemOf } from '#src/domain/problem.ts'

/** No entity has it. */
const nowhere = '00000000-0000-4000-8000-000000000000'

/**
 * Whether the tenant refuses a credential, by both services: the one that knows tokens hears of a
 * deletion first.
 * @throws ProblemError when the tenant could not be asked
 */
export const refusedEverywhere = async (
  client: AtlanClient,
  signal: AbortSignal,
): Promise<boolean> =>
  (await refuses(client.identity.account(signal))) &&
  (await refuses(client.connections.get(nowhere, signal)))

async function refuses(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return false
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-authenticated') return true
    if (kind === 'not-found' || kind === 'not-permitted') return false
    throw thrown
  }
}
