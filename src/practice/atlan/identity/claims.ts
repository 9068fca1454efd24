import type { JWTPayload } from 'jose'
import { ROLE, type User } from '#src/practice/atlan/store/directory.ts'
import { serviceAccountOf } from '#src/practice/atlan/store/service-account.ts'
import { type ApiToken, accountNameOf } from '#src/practice/atlan/store/token-store.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { accountIdOf } from './token-account.ts'

/** Name of the browser's client, as login events show it. */
const BROWSER_CLIENT = 'atlan-frontend'

export function issuerOf(tenant: Pick<Tenant, 'baseUrl'>): string {
  return `${tenant.baseUrl}/auth/realms/default`
}

/**
 * Claims of a bearer that a person's browser holds: short life, the workspace role in
 * `realm_access` (Keycloak's ordinary access token).
 */
export function personClaims(tenant: Tenant, user: User): JWTPayload {
  const issued = epochSeconds(tenant.now())
  return {
    exp: issued + tenant.settings.bearerLifeSeconds,
    iat: issued,
    auth_time: issued,
    ...commonClaims(tenant),
    sub: user.id,
    azp: BROWSER_CLIENT,
    session_state: tenant.random.uuid(),
    realm_access: {
      roles: [...tenant.directory.rolesOf(user), 'offline_access', 'default-roles-default'],
    },
    scope: 'openid email profile',
    email_verified: true,
    name: `${user.firstName} ${user.lastName}`,
    preferred_username: user.username,
    given_name: user.firstName,
    family_name: user.lastName,
    email: user.email,
  }
}

/**
 * Claims of an API token's bearer: no e-mail, no names, and an expiry that Keycloak computed in
 * signed 32-bit seconds. A lifetime past January 2038 wraps round to 1901, so such a token is
 * dead when it is born (keycloak/keycloak#19671).
 */
export function tokenClaims(tenant: Tenant, token: ApiToken): JWTPayload {
  const issued = epochSeconds(token.createdAt)
  return {
    exp: int32(issued + token.lifespan),
    iat: issued,
    ...commonClaims(tenant),
    sub: accountIdOf(token),
    azp: token.clientId,
    realm_access: { roles: [ROLE.apiToken, ...token.extraRoles, 'offline_access'] },
    scope: 'email profile',
    email_verified: false,
    clientId: token.clientId,
    clientHost: '127.0.0.1',
    clientAddress: '127.0.0.1',
    preferred_username: accountNameOf(token),
  }
}

/**
 * Claims of a bearer that a client of the tenant gets for its id and secret.
 * @param life seconds
 */
export function clientClaims(
  tenant: Tenant,
  client: { readonly clientId: string; readonly accountId: string },
  roles: readonly string[],
  life: number,
): JWTPayload {
  const issued = epochSeconds(tenant.now())
  return {
    exp: issued + life,
    iat: issued,
    ...commonClaims(tenant),
    sub: client.accountId,
    azp: client.clientId,
    realm_access: { roles: [...roles] },
    scope: 'openid email profile',
    email_verified: false,
    clientId: client.clientId,
    clientHost: '127.0.0.1',
    clientAddress: '127.0.0.1',
    preferred_username: serviceAccountOf(client.clientId),
  }
}

function commonClaims(tenant: Tenant): JWTPayload {
  return {
    jti: tenant.random.uuid(),
    iss: issuerOf(tenant),
    aud: ['realm-management', 'account'],
    typ: 'Bearer',
    resource_access: { account: { roles: ['manage-account', 'view-profile'] } },
  }
}

const epochSeconds = (ms: number) => Math.floor(ms / 1000)
const int32 = (seconds: number) => seconds | 0
