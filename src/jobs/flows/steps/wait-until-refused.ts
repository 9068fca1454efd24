import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'

/** Atlas may keep what it found out about an account for 60 s (Atlas server source). */
const longestWaitMilliseconds = 75_000
const pauseMilliseconds = 3_000

/**
 * Tries the secret of a token that was deleted until the tenant refuses it everywhere.
 *
 * @param held the dead token's own secret
 * @param wait `patient`: for as long as a tenant remembers; else one try
 * @returns `yes` when it is refused; `no` when it is still accepted; `unknown` when the person
 *   stopped, or the tenant could not be asked
 */
export async function waitUntilRefused(
  workbench: Workbench,
  held: CredentialHandle,
  { name, patient }: { readonly name: string; readonly patient: boolean },
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome['effective']> {
  const { clock } = workbench
  const client = workbench.client(held)
  const started = clock.now().getTime()
  const waited = () => clock.now().getTime() - started
  const say = (text: string, state: 'done' | 'failed' | 'waiting') =>
    report('refused', { text, state })
  try {
    for (;;) {
      say(`Trying the old secret of “${name}”`, 'waiting')
      if (await isRefused(client, signal)) {
        say(`The old secret of “${name}” is refused, after ${sayDuration(waited())}`, 'done')
        return 'yes'
      }
      if (!patient || waited() >= longestWaitMilliseconds) break
      await clock.sleep(pauseMilliseconds, signal)
    }
    say(`The old secret of “${name}” is still accepted`, 'failed')
    return 'no'
  } catch (thrown) {
    const stopped = thrown instanceof Cancelled
    say(stopped ? 'Stopped trying the old secret' : problemOf(thrown).title, 'failed')
    return 'unknown'
  }
}

/** No entity has it. */
const nowhere = '00000000-0000-4000-8000-000000000000'

/** By both services: the one that knows tokens hears of it first. */
async function isRefused(client: AtlanClient, signal: AbortSignal): Promise<boolean> {
  return (
    (await refuses(client.identity.whoAmI(signal))) &&
    (await refuses(client.connections.get(nowhere, signal)))
  )
}

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
