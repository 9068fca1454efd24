import { sanitise } from '#src/domain/sanitise.ts'
import { decodeObject, isObject } from './token.ts'

/** What a token says of itself. Nobody verified it: it is for showing and for early refusals. */
export interface Claims {
  readonly username?: string
  readonly subject?: string
  readonly issuer?: string
  readonly clientId?: string
  readonly roles: readonly string[]
  readonly issuedAt?: Date
  readonly expiresAt?: Date
}

/** Whose it is, as far as the token tells; `opaque` when it tells nothing. */
export type BearerKind = 'user' | 'api-token' | 'opaque'

/** The claims of a JWT as Keycloak writes them, strings sanitised and cut; undefined for others. */
export function claimsOf(token: string): (Claims & { readonly type?: string }) | undefined {
  const parts = token.split('.')
  const header = decodeObject(parts[0] ?? '')
  const payload = decodeObject(parts[1] ?? '')
  if (parts.length !== 3 || header === undefined || payload === undefined) return undefined
  const access = payload.realm_access
  const roles = isObject(access) && Array.isArray(access.roles) ? access.roles : []
  return {
    ...optional('username', words(payload.preferred_username)),
    ...optional('subject', words(payload.sub)),
    ...optional('issuer', words(payload.iss)),
    ...optional('clientId', words(payload.azp) ?? words(payload.clientId)),
    ...optional('issuedAt', moment(payload.iat)),
    ...optional('expiresAt', moment(payload.exp)),
    ...optional('type', words(payload.typ)),
    roles: roles.flatMap((role) => words(role) ?? []).slice(0, 100),
  }
}

/**
 * In Atlan an API token's user is `service-account-` and its client id, `apikey-…`; OAuth clients
 * are `oauth-client-…`. Axiom's API tokens begin with `xaat-`.
 */
export function kindOf(token: string, claims: Claims | undefined): BearerKind {
  if (token.startsWith('xaat-')) return 'api-token'
  if (claims === undefined) return 'opaque'
  if (claims.username?.startsWith('service-account-')) return 'api-token'
  if (/^(?:apikey|oauth-client)-/.test(claims.clientId ?? '')) return 'api-token'
  return (claims.username ?? claims.subject) === undefined ? 'opaque' : 'user'
}

const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? sanitise(value.slice(0, 200)) : undefined

/** Seconds since 1970 as a Date, unless no calendar reaches that far. */
function moment(seconds: unknown): Date | undefined {
  if (typeof seconds !== 'number') return undefined
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V })
}
