import { isAdminOf } from './authority/admins.ts'
import { personClaims } from './identity/claims.ts'
import { userPrincipal } from './identity/principal.ts'
import type { User } from './store/directory.ts'
import { textOf } from './store/entity.ts'
import type { Tenant } from './tenant.ts'

export interface PracticeUser {
  username: string
  password: string
  role: string
  /** Lives as long as a browser's: 15 minutes unless the options say otherwise. */
  bearer: string
  /** Connections whose admins include this user, by user, group or role. */
  adminOf: { guid: string; qualifiedName: string; name: string }[]
}

/** A user of the tenant, with a fresh bearer and what they administer now. */
export async function summariseUser(tenant: Tenant, user: User): Promise<PracticeUser> {
  return {
    username: user.username,
    password: user.password,
    role: user.workspaceRole,
    bearer: await tenant.signer.sign(personClaims(tenant, user)),
    adminOf: connectionsAdministeredBy(tenant, user),
  }
}

/** What this user is admin of now, by user, group or role. */
export function connectionsAdministeredBy(tenant: Tenant, user: User): PracticeUser['adminOf'] {
  const principal = userPrincipal(tenant, user)
  return [...tenant.entities.ofType('Connection')]
    .filter((connection) => isAdminOf(principal, connection))
    .map((connection) => ({
      guid: connection.guid,
      qualifiedName: textOf(connection, 'qualifiedName'),
      name: textOf(connection, 'name'),
    }))
}
