import { ROLE } from '#src/practice/atlan/store/directory.ts'
import type { OAuthClient } from '#src/practice/atlan/store/oauth-client.ts'
import { clientIdOf, serviceAccountOf } from '#src/practice/atlan/store/service-account.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Principal, tokenPrincipal, userPrincipal } from './principal.ts'

/** The client of the tenant's own machinery: it may impersonate people and read clients' secrets. */
export interface BackendClient {
  readonly id: string
  readonly accountId: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Whoever has this username: an API token, an OAuth client, the backend or an enabled user. */
export function principalNamed(tenant: Tenant, username: string): Principal | undefined {
  const clientId = clientIdOf(username)
  if (clientId === undefined) {
    const user = tenant.directory.users.get(username)
    return user?.enabled ? userPrincipal(tenant, user) : undefined
  }
  const token = tenant.tokens.withClientId(clientId)
  if (token) return tokenPrincipal(tenant, token)
  const client = tenant.oauthClients.get(clientId)
  if (client) return oauthPrincipal(tenant, client)
  return clientId === tenant.backend.clientId ? backendPrincipal(tenant) : undefined
}

/** API powers come from the role, access to assets from the personas (vendor's documentation). */
function oauthPrincipal(tenant: Tenant, client: OAuthClient): Principal {
  const roles = [client.role]
  return {
    kind: 'oauth-client',
    id: client.accountId,
    username: serviceAccountOf(client.clientId),
    roles,
    roleIds: tenant.directory.roleIds(roles),
    groups: [],
    personas: client.personas,
  }
}

function backendPrincipal(tenant: Tenant): Principal {
  const roles = [ROLE.admin, ROLE.backend]
  return {
    kind: 'service',
    id: tenant.backend.accountId,
    username: serviceAccountOf(tenant.backend.clientId),
    roles,
    roleIds: tenant.directory.roleIds(roles),
    groups: [],
    personas: [],
  }
}
