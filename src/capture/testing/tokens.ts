import { randomBytes } from 'node:crypto'

/** The clock of the tests: 21 Nov 2026, 12:00 UTC. */
export const now = new Date('2026-11-21T12:00:00Z')

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** One for a person at acme, unless told otherwise. */
export function jwt(claims: Record<string, unknown> = {}): string {
  const seconds = now.getTime() / 1000
  const payload = {
    exp: seconds + 720,
    iat: seconds - 180,
    iss: 'https://acme.atlan.com/auth/realms/default',
    typ: 'Bearer',
    azp: 'atlan-frontend',
    preferred_username: 'conn.admin',
    realm_access: { roles: ['$admin'] },
    ...claims,
  }
  return forged(payload)
}

/** A JWT of these claims alone, in the shape of RS256. Signed by nobody. */
export function forged(claims: object): string {
  const signature = randomBytes(256).toString('base64url')
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.${signature}`
}

export const apiTokenClaims = {
  preferred_username: 'service-account-apikey-3b0c',
  azp: 'apikey-3b0c',
}

/** A bearer that says nothing of itself. */
export const opaque = (): string => randomBytes(30).toString('base64url')
