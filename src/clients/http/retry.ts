import type { HttpReply, HttpRequest } from './http.ts'
import type { NetworkTrouble } from './network-trouble.ts'

const mostTries = 4
const mostSlowTries = 2
const longestWaitMs = 120_000
const passingStatuses = new Set([429, 502, 503, 504])

/** What came of one try. */
export type Attempt =
  | { readonly reply: HttpReply }
  | { readonly failure: Pick<NetworkTrouble, 'passing' | 'slow'> }

/**
 * How long to wait before the same request is sent again, in milliseconds; undefined: not at all.
 *
 * A read is repeated after network trouble that may pass and after 429, 502, 503 and 504. It is
 * never repeated after 401 or 403: a refusal is an answer.
 * A write is repeated in one case only, a 429 that says when to come back: there the gateway turned
 * it away before anything was done. A bare 429 may come from deeper inside (Atlas answers so when
 * its search engine is late), so it is not proof of that.
 *
 * @param tries how often it was sent so far
 * @param now epoch milliseconds
 */
export function waitBeforeRetry(
  effect: HttpRequest['effect'],
  attempt: Attempt,
  tries: number,
  now: number,
): number | undefined {
  if (tries >= mostTries) return undefined
  if ('failure' in attempt) {
    const { passing, slow } = attempt.failure
    if (effect === 'write' || !passing || (slow && tries >= mostSlowTries)) return undefined
    return backOff(tries)
  }
  const { reply } = attempt
  if (!passingStatuses.has(reply.status)) return undefined
  const asked = waitAskedFor(reply, now)
  if (effect === 'write' && (reply.status !== 429 || asked === undefined)) return undefined
  if (asked === undefined) return backOff(tries)
  return asked > longestWaitMs ? undefined : asked
}

/** Between half and all of 0.5, 1, 2 s…, so that many clients do not come back in step. */
function backOff(tries: number): number {
  const full = Math.min(8_000, 500 * 2 ** (tries - 1))
  return full / 2 + (Math.random() * full) / 2
}

/** Milliseconds that the server asks us to stay away: `Retry-After`, else `X-RateLimit-Reset`. */
export function waitAskedFor(reply: HttpReply, now: number): number | undefined {
  // Dates are the server's, so they are counted from its own clock where it shows it.
  const serverNow = reply.serverDate?.getTime() ?? now
  const retryAfter = reply.headers['retry-after']?.trim()
  if (retryAfter && /^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000
  if (retryAfter && !Number.isNaN(Date.parse(retryAfter)))
    return Math.max(0, Date.parse(retryAfter) - serverNow)

  const reset = reply.headers['x-ratelimit-reset']?.trim()
  if (!reset || reply.status !== 429 || !/^\d{1,10}$/.test(reset)) return undefined
  // Some send epoch seconds, some the seconds left; a billion tells them apart.
  const seconds = Number(reset)
  return seconds < 1e9 ? seconds * 1000 : Math.max(0, seconds * 1000 - serverNow)
}
