import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textsOf } from '#src/practice/atlan/store/entity.ts'

/** Is this principal an admin of the connection (an editor of the collection), by user, group or role? */
export function isAdminOf(
  principal: Pick<Principal, 'username' | 'groups' | 'roleIds'>,
  entity: Entity | undefined,
): boolean {
  if (!entity) return false
  return (
    textsOf(entity, 'adminUsers').includes(principal.username) ||
    textsOf(entity, 'adminGroups').some((group) => principal.groups.includes(group)) ||
    textsOf(entity, 'adminRoles').some((roleId) => principal.roleIds.has(roleId))
  )
}

/** May this principal read and run what is in the collection? */
export function isViewerOf(principal: Principal, collection: Entity | undefined): boolean {
  if (!collection) return false
  return (
    textsOf(collection, 'viewerUsers').includes(principal.username) ||
    textsOf(collection, 'viewerGroups').some((group) => principal.groups.includes(group))
  )
}
