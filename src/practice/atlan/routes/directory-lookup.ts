import { service } from '#src/practice/atlan/errors.ts'
import type { Group, User } from '#src/practice/atlan/store/directory.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'

/** @throws ServiceError 404 */
export function existingUser(tenant: Tenant, id: string): User {
  const user = [...tenant.directory.users.values()].find((each) => each.id === id)
  if (!user) throw service.notFound(`User ${id}`)
  return user
}

/** @throws ServiceError 404 */
export function existingGroup(tenant: Tenant, id: string): Group {
  const group = [...tenant.directory.groups.values()].find((each) => each.id === id)
  if (!group) throw service.notFound(`Group ${id}`)
  return group
}
