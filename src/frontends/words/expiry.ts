import { sayDate, sayDistance } from '#src/domain/duration.ts'
import type { Expiry } from '#src/domain/expiry.ts'
import { type AtlanToken, expiryOf } from '#src/domain/token.ts'

/** When a token stops working, as a person says it. */
export const sayExpiry = (token: AtlanToken, now: Date): string => sayEnd(expiryOf(token, now), now)

/** The same where only the expiry is known: `in 3 days, 22 Nov 2026`. */
export function sayEnd({ expiresAt, status, reason }: Expiry, now: Date): string {
  if (reason === 'lifetime-overflow') return 'dead since creation'
  if (expiresAt === null) return 'never'
  if (status === 'expired') return `expired ${sayDistance(expiresAt, now)}`
  return `${sayDistance(expiresAt, now)}, ${sayDate(expiresAt)}`
}

/** Stands before a token in a list. */
export const marks: Readonly<Record<Expiry['status'], string>> = {
  active: '',
  expiring: '⚠',
  expired: '✗',
  'never-expires': '',
}
