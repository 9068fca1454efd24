import { atlas } from '#src/practice/atlan/errors.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { clientIdOf } from '#src/practice/atlan/store/service-account.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'

/**
 * Everybody who was newly added must have an account, else 500 as the real server (source of the
 * Atlas server's Keycloak store).
 * @throws AtlasError 500
 */
export function requireKnownUsers(
  tenant: Tenant,
  before: readonly string[],
  after: readonly string[],
): void {
  for (const username of after) {
    if (!before.includes(username) && !hasAccount(tenant, username)) {
      throw atlas.unknownUser(username)
    }
  }
}

/** Ours: an unknown group is refused in the same way as an unknown user. */
export function requireKnownGroups(
  tenant: Tenant,
  before: readonly string[],
  after: readonly string[],
): void {
  for (const group of after) {
    if (!before.includes(group) && !tenant.directory.groups.has(group)) {
      throw atlas.unknownGroup(group)
    }
  }
}

function hasAccount(tenant: Tenant, username: string): boolean {
  const clientId = clientIdOf(username)
  if (clientId === undefined) return tenant.directory.users.has(username)
  return (
    tenant.tokens.withClientId(clientId) !== undefined ||
    tenant.oauthClients.has(clientId) ||
    tenant.backend.clientId === clientId
  )
}

/** A list as a set with one member more. */
export function including(list: unknown, member: string): string[] {
  return [...new Set([...onlyTexts(list), member])]
}
