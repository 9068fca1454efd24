import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { problemUnlessStopped, type Tried } from './read-back-created.ts'

/** Whether the tenant knows the secret that the client holds as this account's. */
export async function tryOwnSecret(
  { identity }: AtlanClient,
  username: string,
  signal: AbortSignal,
): Promise<Tried> {
  try {
    return { effective: (await identity.account(signal)) === username ? 'yes' : 'no' }
  } catch (thrown) {
    const stopped = problemUnlessStopped(thrown)
    const refused = stopped.problem?.kind === 'not-authenticated'
    return { effective: refused ? 'no' : 'unknown', ...stopped }
  }
}
