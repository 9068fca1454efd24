import { sayDuration } from '#src/domain/duration.ts'
import type { Secret } from '#src/domain/secret.ts'
import { type BearerKind, type Claims, claimsOf, kindOf } from './claims.ts'
import type { Reading } from './request.ts'

/** Something worth knowing about a bearer that does not forbid its use. */
export interface Warning {
  readonly code: string
  readonly text: string
}

/** A bearer found in a text, and all that is kept of that text. */
export interface Bearer {
  readonly secret: Secret
  /** E.g. `https://acme.atlan.com`; absent when the text names no host. */
  readonly origin?: string
  readonly kind: BearerKind
  readonly claims?: Claims
  /** By its own claim and the clock that `capture` was given. */
  readonly expired: boolean
  readonly warnings: readonly Warning[]
}

/** What the warnings depend on besides the token. */
export interface Circumstances {
  readonly now: Date
  readonly origin?: string
  /** The tenant looked for, where the text names none. */
  readonly asked?: string
  readonly issuers: readonly string[]
  readonly reading: Pick<Reading, 'variant' | 'repairs' | 'refreshToken'>
  readonly insecure: boolean
}

/** Describes a bearer. Its claims are what it says of itself, unverified. */
export function describeBearer(secret: Secret, circumstances: Circumstances): Bearer {
  const { now, origin } = circumstances
  const { type, ...claims } = claimsOf(secret.reveal()) ?? {}
  const known = 'roles' in claims ? claims : undefined
  const left = secondsLeft(known, now)
  return {
    secret,
    ...(origin !== undefined && { origin }),
    kind: kindOf(secret.reveal(), known),
    ...(known !== undefined && { claims: known }),
    expired: left !== undefined && left <= 0,
    warnings: warningsOf(known, type, left, circumstances),
  }
}

/** Seconds until the token's own expiry, negative after it; undefined when it names none. */
export function secondsLeft(claims: Claims | undefined, now: Date): number | undefined {
  if (claims?.expiresAt === undefined) return undefined
  return (claims.expiresAt.getTime() - now.getTime()) / 1000
}

/**
 * Whether a token of this issuer belongs to the tenant: Keycloak's issuer is a URL on the tenant's
 * own host, whatever port it is served on. `issuers` (URLs or host names) are accepted besides.
 */
export function issuerFits(issuer: string, origin: string, issuers: readonly string[]): boolean {
  const host = hostnameOf(issuer)
  const accepted = [origin, ...issuers].some((one) => (hostnameOf(one) ?? one) === host)
  return issuers.includes(issuer) || (host !== undefined && accepted)
}

const hostnameOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname : undefined

function warningsOf(
  claims: Claims | undefined,
  type: string | undefined,
  left: number | undefined,
  { now, origin, asked, issuers, reading, insecure }: Circumstances,
): Warning[] {
  const tenant = origin ?? asked
  const issued = claims?.issuedAt
  const applies: readonly (readonly [boolean, keyof typeof texts, (string | undefined)?])[] = [
    [reading.variant === 'scanned', 'scanned'],
    [origin === undefined && reading.variant !== 'scanned', 'host-unknown'],
    [
      claims?.issuer !== undefined &&
        tenant !== undefined &&
        !issuerFits(claims.issuer, tenant, issuers),
      'foreign-issuer',
      claims?.issuer,
    ],
    [type === 'ID', 'id-token'],
    [left !== undefined && left > 0 && left < 60, 'little-time', sayDuration((left ?? 0) * 1000)],
    [issued !== undefined && issued.getTime() - now.getTime() > 60_000, 'issued-in-future'],
    [reading.repairs.size > 0, 'relayed'],
    [reading.refreshToken === true, 'refresh-token-beside'],
    [reading.variant === 'har', 'har-file'],
    [insecure, 'insecure-flag'],
  ]
  return applies.flatMap(([holds, code, fill]) =>
    holds ? [{ code, text: texts[code].replace('%', () => fill ?? '') }] : [],
  )
}

const texts = {
  scanned:
    'The text could not be read as a request; the bearer was found by searching it, so its host is unknown.',
  'host-unknown': 'The text does not say which tenant this bearer is for.',
  'foreign-issuer': 'The token says it was issued by %, which is not this tenant.',
  'id-token': 'The token calls itself an ID token; a tenant usually refuses one as a bearer.',
  'little-time': 'It has only % left.',
  'issued-in-future':
    "The token was issued in the future, by this machine's clock: that clock may be wrong.",
  relayed:
    'The text seems to have come through a chat, a mail or a document. Never send a bearer that way: whoever reads it can act as its owner until it expires.',
  'refresh-token-beside':
    'A refresh token stood beside it and was dropped. It lives much longer than the bearer: delete the text.',
  'har-file': 'A HAR file holds the whole session of the browser. Delete it when you are done.',
  'insecure-flag':
    'The command asks to skip certificate checks; tokenbench checks certificates all the same.',
} as const
