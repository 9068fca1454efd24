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
