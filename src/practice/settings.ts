/**
 * How the practice tenants behave. All of it can be changed while they run, so everything reads
 * the value at the moment it needs it.
 */
export interface Settings {
  /** Every answer is this much later (milliseconds). */
  latencyMs: number
  /** Search answers from what the store was this long ago (milliseconds). */
  indexLagMs: number
  /** Rights follow from what was granted this long ago (milliseconds). */
  grantDelayMs: number
  /** The audit trail is searchable this long after the change (milliseconds). */
  auditDelayMs: number
  /** How long a deleted token is still let in by the metadata service (milliseconds). */
  revocationDelayMs: number
  /** Life of a browser's bearer (seconds). */
  bearerLifeSeconds: number
  /** Requests a minute before everything answers 429 for a minute; undefined = no limit. */
  rateLimit: number | undefined
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  latencyMs: 0,
  indexLagMs: 500,
  grantDelayMs: 2000,
  auditDelayMs: 1000,
  // The real service may let a deleted token in for up to a minute (it checks the signature
  // only). Off unless asked for: a person who practises should see a deletion take effect.
  revocationDelayMs: 0,
  bearerLifeSeconds: 900,
  rateLimit: undefined,
}
