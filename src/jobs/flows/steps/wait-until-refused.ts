import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'

/** The secret of a token that is gone. */
export interface DeadSecret {
  readonly name: string
  /** One try; `unknown` when the answer does not tell. */
  isRefused(signal: AbortSignal): Promise<boolean | 'unknown'>
  /** How long it is tried, in milliseconds; 0 for one try. */
  readonly patience: number
}

const pauseMilliseconds = 3_000

/**
 * Tries the secret of a token that was deleted until the tenant refuses it.
 *
 * @returns `yes` when it is refused; `no` when it is still accepted; `unknown` when the person
 *   stopped, or the tenant did not tell
 */
export async function waitUntilRefused(
  { name, isRefused, patience }: DeadSecret,
  clock: Clock,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome['effective']> {
  const started = clock.now().getTime()
  const waited = () => clock.now().getTime() - started
  const say = (text: string, state: 'done' | 'failed' | 'waiting') =>
    report('refused', { text, state })
  try {
    for (;;) {
      say(`Trying the old secret of “${name}”`, 'waiting')
      const refused = await isRefused(signal)
      if (refused === true) {
        say(`The old secret of “${name}” is refused, after ${sayDuration(waited())}`, 'done')
        return 'yes'
      }
      if (refused === 'unknown') {
        say(`Whether the old secret of “${name}” is refused could not be seen`, 'failed')
        return 'unknown'
      }
      if (waited() >= patience) break
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
