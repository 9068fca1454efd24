import type { Clock } from '#src/domain/clock.ts'

const windowMs = 60_000

/**
 * Lets at most so many requests through in any minute. Short bursts go at once, because a person
 * waits for them; only the next request after a full minute's share waits. Nobody goes while the
 * server has asked to stay away: its limit is one for all.
 */
export class Pacer {
  readonly #perMinute: number
  readonly #clock: Clock
  /** When the requests of the last minute went, the oldest first; those that wait included. */
  readonly #turns: number[] = []
  #closedUntil = 0

  /** @param perMinute `Infinity`: only what the server asks for makes a request wait */
  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  /** Lets nothing through for so many milliseconds from now. */
  stayAway(milliseconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#now() + milliseconds)
  }

  /**
   * Resolves when the next request may go.
   * @throws Cancelled when the signal is aborted while waiting
   */
  async turn(signal?: AbortSignal): Promise<void> {
    await this.#sleepUntil(this.#takeTurn(), signal)
    // The server may have turned another request away meanwhile.
    while (this.#closedUntil > this.#now()) await this.#sleepUntil(this.#closedUntil, signal)
  }

  #takeTurn(): number {
    const now = Math.max(this.#now(), this.#closedUntil)
    if (this.#perMinute === Infinity) return now
    while (this.#turns[0] !== undefined && this.#turns[0] <= now - windowMs) this.#turns.shift()
    const blocking = this.#turns[this.#turns.length - this.#perMinute]
    const at = blocking === undefined ? now : Math.max(now, blocking + windowMs)
    this.#turns.push(at)
    return at
  }

  async #sleepUntil(at: number, signal: AbortSignal | undefined): Promise<void> {
    const wait = at - this.#now()
    if (wait > 0) await this.#clock.sleep(wait, signal)
  }

  #now(): number {
    return this.#clock.now().getTime()
  }
}
