import { Cancelled } from '#src/domain/cancelled.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'
import { isAlive } from './read-back.ts'

/** Ours: how long Axiom's edge remembers a token is not documented. */
const longestWaitMilliseconds = 60_000
const pauseMilliseconds = 3_000

/**
 * Tries the secret of a token that is gone until Axiom refuses it.
 *
 * @param wait `patient`: for a minute; else one try
 * @returns `yes` when it is refused; `no` when it is still accepted; `unknown` when the person
 *   stopped, or Axiom's answer does not tell
 */
export async function waitUntilDead(
  workbench: Workbench,
  handle: CredentialHandle,
  { name, patient }: { readonly name: string; readonly patient: boolean },
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome['effective']> {
  const { clock } = workbench
  const started = clock.now().getTime()
  const waited = () => clock.now().getTime() - started
  const say = (text: string, state: 'done' | 'failed' | 'waiting') =>
    report('refused', { text, state })
  try {
    for (;;) {
      say(`Trying the old secret of “${name}”`, 'waiting')
      const alive = await isAlive(workbench, { handle }, signal)
      if (alive === 'no') {
        say(`The old secret of “${name}” is refused, after ${sayDuration(waited())}`, 'done')
        return 'yes'
      }
      if (alive === 'unknown') {
        say(`Whether the old secret of “${name}” is refused could not be seen`, 'failed')
        return 'unknown'
      }
      if (!patient || waited() >= longestWaitMilliseconds) break
      await clock.sleep(pauseMilliseconds, signal)
    }
  } catch (thrown) {
    if (!(thrown instanceof Cancelled)) throw thrown
    say('Stopped trying the old secret', 'failed')
    return 'unknown'
  }
  say(`The old secret of “${name}” is still accepted`, 'failed')
  return 'no'
}
