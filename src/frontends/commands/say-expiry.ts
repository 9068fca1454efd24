import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { type AtlanToken, expiryOf } from '#src/domain/token.ts'

/** When a token stops working, as a person says it. */
export function sayExpiry(token: AtlanToken, now: Date): string {
  const { expiresAt, status, reason } = expiryOf(token, now)
  if (reason === 'lifetime-overflow') return 'dead since creation'
  if (expiresAt === null) return 'never'
  if (status === 'expired') return `expired ${sayDistance(expiresAt, now)}`
  return `${sayDistance(expiresAt, now)}, ${sayDate(expiresAt)}`
}
