import type { AdminEvent } from '#src/practice/atlan/store/event-log.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'

/** Remembers what an admin did. @param by the admin's id */
export function noteAdminEvent(
  tenant: Tenant,
  by: string,
  operation: AdminEvent['operation'],
  resource: AdminEvent['resource'],
  path: string,
): void {
  tenant.events.admin.push({ operation, resource, path, userId: by, at: tenant.now() })
}
