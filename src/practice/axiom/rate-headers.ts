import { createMiddleware } from 'hono/factory'
import type { RateVerdict } from '#src/practice/serving/rate-limit.ts'
import type { Environment } from './environment.ts'

const MINUTE_MS = 60_000
/** What is told when no limit was asked for; it is never reached. */
const UNLIMITED_A_MINUTE = 6000

/** The vendor's headers about its rate limit; `reset` is in epoch seconds. */
export function rateHeaders(verdict: RateVerdict, limit: number, now: number) {
  return {
    'x-ratelimit-scope': 'organization',
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(verdict.remaining),
    'x-ratelimit-reset': String(Math.floor(now / 1000) + verdict.resetSeconds),
  }
}

/**
 * Puts those headers on every answer (vendor's page on limits), also on those that no limit
 * touched, and an id that the vendor's clients show with an error.
 */
export const dressed = (now: () => number, traceId: () => string) =>
  createMiddleware<Environment>(async (c, next) => {
    await next()
    // A connection that was cut has no answer to put them on.
    if (c.env.incoming.socket.destroyed) return
    const { headers, status } = c.res
    headers.set('x-axiom-trace-id', traceId())
    if (!headers.has('x-ratelimit-limit')) {
      const refused = status === 429
      const resetSeconds = refused ? 1 : Math.ceil((MINUTE_MS - (now() % MINUTE_MS)) / 1000)
      const verdict = { allowed: true, remaining: refused ? 0 : UNLIMITED_A_MINUTE, resetSeconds }
      for (const [name, value] of Object.entries(rateHeaders(verdict, UNLIMITED_A_MINUTE, now())))
        headers.set(name, value)
    }
    // For this limit the reset is all that is documented, so a client must not need more.
    if (status === 429) headers.delete('retry-after')
  })
