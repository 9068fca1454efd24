import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { MemberObject } from '#src/domain/members.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import { readMembers } from '#src/jobs/queries/member-objects.ts'

/** Policies are refreshed every 30 s and roles are synced after that: vendor clients wait a minute. */
const longestWaitMilliseconds = 150_000

const pauses = [500, 1_000, 2_000, 3_000, 5_000] as const

/**
 * Tries the token's own credential on a connection or collection until it is let in.
 * A grant takes effect some time after it was written, so a refusal is no verdict yet.
 *
 * @param client acts with the token's own secret
 * @returns `yes`; `no` when it was still refused at the end; `unknown` when the person stopped
 */
export async function waitUntilLetIn(
  client: AtlanClient,
  object: Pick<MemberObject, 'type' | 'guid' | 'name'>,
  clock: Clock,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome['effective']> {
  const started = clock.now().getTime()
  const key = `works ${object.guid}`
  const waited = () => clock.now().getTime() - started
  try {
    for (let attempt = 0; waited() < longestWaitMilliseconds; attempt += 1) {
      report(key, {
        text: `Trying it with its own secret on ${object.name}; Atlan lets it in some time after the grant`,
        state: 'waiting',
      })
      if (await isLetIn(client, object, signal)) {
        const text = `With its own secret it can read ${object.name}, after ${sayDuration(waited())}`
        report(key, { text, state: 'done' })
        return 'yes'
      }
      await clock.sleep(pauses[attempt] ?? 5_000, signal)
    }
    report(key, { text: `${object.name} still refuses it`, state: 'failed' })
    return 'no'
  } catch (thrown) {
    const stopped = thrown instanceof Cancelled
    const text = stopped ? 'Stopped waiting; the grant stands' : problemOf(thrown).title
    report(key, { text, state: stopped ? 'done' : 'failed' })
    return 'unknown'
  }
}

async function isLetIn(
  client: AtlanClient,
  object: Pick<MemberObject, 'type' | 'guid'>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await readMembers(client, object, signal)
    return true
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind === 'not-permitted' || kind === 'not-found') return false
    throw thrown
  }
}
