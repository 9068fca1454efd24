import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { type ClipboardIo, clearClipboardIfStill } from './clipboard.ts'

/** What became of it: emptied; something else was copied meanwhile; not reached; we left before. */
export type ClipboardClearing = 'cleared' | 'other' | 'failed' | 'left'

/**
 * Empties the clipboard a minute after a secret went there, if it still holds it and we still run.
 * Never throws for what goes wrong with the clipboard: nobody waits for this.
 * @param io its signal ends the waiting
 */
export async function clearClipboardLater(
  secret: Secret,
  io: ClipboardIo,
  clock: Clock,
  milliseconds = 60_000,
): Promise<ClipboardClearing> {
  try {
    await clock.sleep(milliseconds, io.signal)
    return (await clearClipboardIfStill(secret.reveal(), io)) ? 'cleared' : 'other'
  } catch (thrown) {
    if (thrown instanceof Cancelled) return 'left'
    if (thrown instanceof ProblemError) return 'failed'
    throw thrown
  }
}
