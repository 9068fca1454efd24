/** Who a credential is, as the tenant says. */
export interface Identity {
  /** Keycloak user id. */
  readonly userId: string
  readonly username: string
  readonly kind: 'api-token' | 'user' | 'personal-access-token'
  /** Names of workspace roles, e.g. `$admin`; a token has `$api-token-default-access`. */
  readonly roles: readonly string[]
}

/** Whether one of the roles is `$admin`, that of Atlan’s workspace admins. */
export const isWorkspaceAdmin = (identity: Identity): boolean => identity.roles.includes('$admin')

/** What every API token has; it makes it neither admin of the workspace nor of a connection. */
export const tokenRole = '$api-token-default-access'

/** The roles a person would name: `$admin`, `$member`, a sub-role; a token's own role in words. */
export function sayRoles(identity: Pick<Identity, 'roles'>): string {
  const named = identity.roles.filter((role) => /^\$(admin|member|guest)(_|$)/.test(role))
  const said = identity.roles.includes(tokenRole)
    ? ['an API token’s usual rights', ...named]
    : named
  return said.length === 0 ? 'no workspace role' : said.join(', ')
}
