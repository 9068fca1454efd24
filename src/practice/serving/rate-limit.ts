const MINUTE_MS = 60_000

export interface RateVerdict {
  readonly allowed: boolean
  /** Requests left in this minute. */
  readonly remaining: number
  /** Whole seconds until the count starts again or the block ends. */
  readonly resetSeconds: number
}

/**
 * So many requests a minute for the whole tenant; one more, and everything is refused for a
 * minute (vendor's documentation of Atlan: 429, then all programmatic calls blocked for a minute).
 */
export class RateLimit {
  #windowStart = Number.NEGATIVE_INFINITY
  #count = 0
  #blockedUntil = Number.NEGATIVE_INFINITY

  /** Counts one request. @param limit requests a minute. @param now epoch ms. */
  take(limit: number, now: number): RateVerdict {
    if (now < this.#blockedUntil) return this.#refused(now)
    if (now - this.#windowStart >= MINUTE_MS) {
      this.#windowStart = now
      this.#count = 0
    }
    this.#count += 1
    if (this.#count > limit) {
      this.#blockedUntil = now + MINUTE_MS
      this.#windowStart = Number.NEGATIVE_INFINITY
      return this.#refused(now)
    }
    const resetSeconds = Math.ceil((this.#windowStart + MINUTE_MS - now) / 1000)
    return { allowed: true, remaining: limit - this.#count, resetSeconds }
  }

  #refused(now: number): RateVerdict {
    const resetSeconds = Math.ceil((this.#blockedUntil - now) / 1000)
    return { allowed: false, remaining: 0, resetSeconds }
  }
}
