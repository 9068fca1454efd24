/** Five years: what Atlan's own clients cap a token's lifetime at since January 2025. */
export const longestAtlanLifetimeSeconds = 157_680_000

/** Where a 32-bit count of epoch seconds ends (19 January 2038, 03:14:07 UTC). */
const lastInt32Second = 2 ** 31 - 1

const expiringWithinDays = 30

export type ExpiryStatus = 'active' | 'expiring' | 'expired' | 'never-expires'

export interface Expiry {
  readonly expiresAt: Date | null
  readonly status: ExpiryStatus
  /** Dead since its creation: the server counted its end in 32 bits and landed in 1901. */
  readonly reason?: 'lifetime-overflow'
}

/**
 * When a token with this lifetime ends, seen at `now`.
 *
 * Keycloak computes the end as a signed 32-bit number of epoch seconds (keycloak/keycloak#19671),
 * so an end past January 2038 wraps into the past and every call answers 401 from the start.
 */
export function expiryOfLifetime(createdAt: Date, lifetimeSeconds: number, now: Date): Expiry {
  const end = Math.floor(createdAt.getTime() / 1000) + lifetimeSeconds
  const counted = end | 0
  const expiresAt = new Date(counted * 1000)
  if (counted === end) return expiryAt(expiresAt, now)
  return { expiresAt, status: 'expired', reason: 'lifetime-overflow' }
}

/** The same for a known instant; `null` means that it never ends. */
export function expiryAt(expiresAt: Date | null, now: Date): Expiry {
  if (expiresAt === null) return { expiresAt, status: 'never-expires' }
  const millisecondsLeft = expiresAt.getTime() - now.getTime()
  if (millisecondsLeft <= 0) return { expiresAt, status: 'expired' }
  const soon = millisecondsLeft <= expiringWithinDays * 86_400_000
  return { expiresAt, status: soon ? 'expiring' : 'active' }
}

/** True when a token created now with this lifetime would be dead at birth. */
export function overflows(lifetimeSeconds: number, now: Date): boolean {
  return Math.floor(now.getTime() / 1000) + lifetimeSeconds > lastInt32Second
}
