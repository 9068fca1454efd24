import type { HttpReply } from '#src/clients/http/http.ts'
import { waitAskedFor } from '#src/clients/http/retry.ts'
import { sayDuration } from '#src/domain/duration.ts'

/** The scopes that Axiom names in `X-RateLimit-Scope`, in the reader's words. */
const scopes: Readonly<Record<string, string>> = {
  user: 'The limit is counted for this user.',
  organization: 'The limit is counted for the whole organisation, other programs included.',
}

/**
 * For whom a limit is counted and when it lets in again, as far as the answer says so:
 * `Retry-After` in seconds or as a date, else the reset of the limit that was hit.
 */
export function sayLimit(reply: HttpReply, now: number): string | undefined {
  const scope = scopes[reply.headers['x-ratelimit-scope'] ?? '']
  const wait = waitAskedFor(reply, now) ?? untilReset(reply, now)
  const said = wait === undefined ? undefined : `It lets you in again in ${sayDuration(wait)}.`
  return [scope, said].filter((part) => part !== undefined).join(' ') || undefined
}

/** Volume limits (430) have headers of their own; their resets are epoch seconds. */
function untilReset(reply: HttpReply, now: number): number | undefined {
  const reset = reply.headers['x-ingestlimit-reset'] ?? reply.headers['x-querylimit-reset'] ?? ''
  if (!/^\d{9,11}$/.test(reset)) return undefined
  return Math.max(0, Number(reset) * 1000 - (reply.serverDate?.getTime() ?? now))
}
