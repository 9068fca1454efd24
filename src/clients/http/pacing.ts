import type { Clock } from '#src/domain/clock.ts'

const windowMs = 60_000

/**
 * Lets at most so many requests through in any minute. Short bursts go at once, because a person
 * waits for them; only the next request after a full minute's share waits.
 */
export class Pacer {
  readonly #perMinute: number
  readonly #clock: Clock
  /** When the requests of the last minute went, the oldest first; those that wait included. */
  readonly #turns: number[] = []

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  /**
   * Resolves when the next request may go.
   * @throws Cancelled when the signal is aborted while waiting
   */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now().getTime()
    while (this.#turns[0] !== undefined && this.#turns[0] <= now - windowMs) this.#turns.shift()
    const blocking = this.#turns[this.#turns.length - this.#perMinute]
    const at = blocking === undefined ? now : Math.max(now, blocking + windowMs)
    this.#turns.push(at)
    if (at > now) await this.#clock.sleep(at - now, signal)
  }
}
