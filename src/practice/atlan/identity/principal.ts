import { ROLE, type User } from '#src/practice/atlan/store/directory.ts'
import { type ApiToken, accountNameOf } from '#src/practice/atlan/store/token-store.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { accountIdOf } from './token-account.ts'

/** Whoever makes a request, with what rights are decided by. */
export interface Principal {
  readonly kind: 'user' | 'api-token' | 'oauth-client' | 'service'
  readonly id: string
  readonly username: string
  /** Role names. */
  readonly roles: readonly string[]
  /** The same roles as GUIDs, which is how connections list them in `adminRoles`. */
  readonly roleIds: ReadonlySet<string>
  /** Internal names. */
  readonly groups: readonly string[]
  /** Qualified names of the personas that were linked to a token or a client. */
  readonly personas: readonly string[]
}

export function userPrincipal(tenant: Tenant, user: User): Principal {
  const roles = tenant.directory.rolesOf(user)
  return {
    kind: 'user',
    id: user.id,
    username: user.username,
    roles,
    roleIds: tenant.directory.roleIds(roles),
    groups: tenant.directory.groupsOf(user.username).map((group) => group.name),
    personas: [],
  }
}

/** A token is its own actor: no groups, nothing of its creator's, its personas after the delay. */
export function tokenPrincipal(tenant: Tenant, token: ApiToken): Principal {
  const roles = [ROLE.apiToken, ...token.extraRoles]
  return {
    kind: 'api-token',
    id: accountIdOf(token),
    username: accountNameOf(token),
    roles,
    roleIds: tenant.directory.roleIds(roles),
    groups: [],
    personas: tenant.grantedTokens.get(token.id)?.personas ?? [],
  }
}
