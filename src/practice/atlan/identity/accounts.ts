import { ROLE } from '#src/practice/atlan/store/directory.ts'
import { type OAuthClient, oauthAccountNameOf } from '#src/practice/atlan/store/oauth-client.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Principal, tokenPrincipal, userPrincipal } from './principal.ts'

/** The client of the tenant's own machinery: it may impersonate people and read clients' secrets. */
export interface BackendClient {
  readonly id: string
  readonly accountId: string
  readonly clientId: string
  readonly clientSecret: string
}

function backendAccountName(backend: Pick<BackendClient, 'clientId'>): string {
  return `service-account-${backend.clientId}`
}

/** Whoever has this username: an API token, an OAuth client, the backend or an enabled user. */
export function principalNamed(tenant: Tenant, username: string): Principal | undefined {
  const token = tenant.tokens.withAccountName(username)
  if (token) return tokenPrincipal(tenant, token)
  const client = [...tenant.oauthClients.values()].find(
    (each) => oauthAccountNameOf(each) === username,
  )
  if (client) return oauthPrincipal(tenant, client)
  if (username === backendAccountName(tenant.backend)) return backendPrincipal(tenant)
  const user = tenant.directory.users.get(username)
  return user?.enabled ? userPrincipal(tenant, user) : undefined
}

/** API powers come from the role, access to assets from the personas (vendor's documentation). */
function oauthPrincipal(tenant: Tenant, client: OAuthClient): Principal {
  const roles = [client.role]
  return {
    kind: 'oauth-client',
    id: client.accountId,
    username: oauthAccountNameOf(client),
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
    username: backendAccountName(tenant.backend),
    roles,
    roleIds: tenant.directory.roleIds(roles),
    groups: [],
    personas: [],
  }
}
