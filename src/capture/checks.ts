import type { Problem } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { type Bearer, issuerFits, secondsLeft } from './bearer.ts'
import * as problems from './problems.ts'

/** What a command asks of the bearer it is about to use. */
export interface Need {
  /** The tenant it will be sent to, e.g. `https://acme.atlan.com`. */
  readonly origin: string
  /** Only a person will do: an API token is refused. */
  readonly person: boolean
  /** How long the work takes; a bearer with less, or with under a minute, is refused. */
  readonly secondsNeeded: number
  /** The server's clock where it is known. */
  readonly now: Date
  /** Issuers (URLs or host names) accepted besides the tenant's own host. */
  readonly issuers?: readonly string[]
}

/**
 * What stands against using a bearer, beyond what `capture` said of its text; the first of: host,
 * expiry, time left, issuer, person. Undefined when nothing does. A bearer of unknown host is
 * measured by its issuer alone, and one that says nothing of itself is left to the tenant.
 *
 * @throws ProblemError when the need's own origin is no tenant's address
 */
export function checkForUse(bearer: Bearer, need: Need): Problem | undefined {
  const elsewhere = copiedElsewhere(bearer, need)
  if (elsewhere !== undefined) return elsewhere
  const { claims, kind } = bearer
  const left = secondsLeft(claims, need.now)
  if (left !== undefined && claims?.expiresAt !== undefined) {
    if (left <= 0) return problems.ended({ ...claims, kind, expiresAt: claims.expiresAt }, need.now)
    if (left < Math.max(60, need.secondsNeeded)) return problems.tooLittleTime(left, kind)
  }
  const foreign = issuedElsewhere(bearer, need)
  if (foreign !== undefined) return foreign
  if (need.person && kind === 'api-token') return problems.apiTokenNotPerson()
  return undefined
}

/**
 * Why a bearer belongs to another tenant, by where it was copied and by who issued it; undefined
 * when nothing says so. Such a one is never sent to this tenant, not even to ask about it.
 */
export const belongsElsewhere = (bearer: Bearer, need: Place): Problem | undefined =>
  copiedElsewhere(bearer, need) ?? issuedElsewhere(bearer, need)

type Place = Pick<Need, 'origin' | 'issuers'>

function copiedElsewhere(bearer: Bearer, need: Place): Problem | undefined {
  const { origin, host } = parseTenantUrl(need.origin)
  if (bearer.origin === undefined || bearer.origin === origin) return undefined
  return problems.otherTenantRefused(parseTenantUrl(bearer.origin).host, host)
}

function issuedElsewhere(
  { claims, kind }: Bearer,
  { origin, issuers = [] }: Place,
): Problem | undefined {
  if (claims?.issuer === undefined || issuerFits(claims.issuer, origin, issuers)) return undefined
  return problems.foreignIssuer(kind, claims.issuer, parseTenantUrl(origin).host)
}
