/** Who a credential is, as the tenant says. */
export interface Identity {
  /** Keycloak user id. */
  readonly userId: string
  readonly username: string
  readonly kind: 'api-token' | 'user' | 'personal-access-token'
  /** Names of workspace roles, e.g. `$admin`; a token has `$api-token-default-access`. */
  readonly roles: readonly string[]
}

export const isWorkspaceAdmin = (identity: Identity): boolean => identity.roles.includes('$admin')

/** The roles a person would name: `$admin`, `$member`; a token's default role in words. */
export function sayRoles(identity: Identity): string {
  const named = identity.roles.filter((role) => role.startsWith('$'))
  const said = named.map((role) =>
    role === '$api-token-default-access' ? 'an API token’s usual rights' : role,
  )
  return said.length === 0 ? 'no workspace role' : said.join(', ')
}
