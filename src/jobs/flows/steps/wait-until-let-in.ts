import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'

/** Policies are refreshed every 30 s and roles are synced after that: vendor clients wait a minute. */
const longestWaitMilliseconds = 150_000

const pauses = [500, 1_000, 2_000, 3_000, 5_000] as const

/**
 * Tries the token's own credential on a connection until it is let in.
 * A grant takes effect some time after it was written, so a refusal is no verdict yet.
 *
 * @param client acts with the token's own secret
 * @returns `yes`; `no` when it was still refused at the end; `unknown` when the person stopped
 */
export async function waitUntilLetIn(
  client: AtlanClient,
  connection: { readonly guid: string; readonly name: string },
  clock: Clock,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome['effective']> {
  const started = clock.now().getTime()
  const key = `works ${connection.guid}`
  const waited = () => clock.now().getTime() - started
  try {
    for (let attempt = 0; waited() < longestWaitMilliseconds; attempt += 1) {
      report(key, {
        text: `Trying it with its own secret on ${connection.name}; Atlan lets it in some time after the grant`,
        state: 'waiting',
      })
      if (await isLetIn(client, connection.guid, signal)) {
        const text = `With its own secret it can read ${connection.name}, after ${sayDuration(waited())}`
        report(key, { text, state: 'done' })
        return 'yes'
      }
      await clock.sleep(pauses[attempt] ?? 5_000, signal)
    }
    report(key, { text: `${connection.name} still refuses it`, state: 'failed' })
    return 'no'
  } catch (thrown) {
    const stopped = thrown instanceof Cancelled
    const text = stopped ? 'Stopped waiting; the grant stands' : problemOf(thrown).title
    report(key, { text, state: stopped ? 'done' : 'failed' })
    return 'unknown'
  }
}

async function isLetIn(client: AtlanClient, guid: string, signal: AbortSignal): Promise<boolean> {
  try {
    await client.connections.get(guid, signal)
    return true
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-permitted' || kind === 'not-found') return false
    throw thrown
  }
}
