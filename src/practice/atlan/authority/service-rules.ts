import { service } from '#src/practice/atlan/errors.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { ROLE } from '#src/practice/atlan/store/directory.ts'

const ADMIN_POWERS: readonly string[] = [ROLE.admin, ROLE.apiToken]

/**
 * Managing tokens, OAuth clients and groups needs an admin (vendor's documentation); an API token
 * has the API powers of one. That reading these lists and running workflows needs it is our guess.
 *
 * @param what for the message: `manage API tokens`
 * @throws ServiceError 403
 */
export function requireAdminPowers(principal: Principal, what: string): void {
  if (principal.roles.some((role) => ADMIN_POWERS.includes(role))) return
  throw service.forbidden(principal.username, what)
}
