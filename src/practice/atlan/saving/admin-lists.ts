import { atlas } from '#src/practice/atlan/errors.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
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
  return (
    tenant.directory.users.has(username) || tenant.tokens.withAccountName(username) !== undefined
  )
}

/** A list as a set with one member more. */
export function including(list: unknown, member: string): string[] {
  return [...new Set([...onlyTexts(list), member])]
}
