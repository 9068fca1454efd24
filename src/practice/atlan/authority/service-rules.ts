import { service } from '#src/practice/atlan/errors.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { ROLE } from '#src/practice/atlan/store/directory.ts'

/**
 * Creating and managing tokens needs an admin (vendor's documentation); an API token has the
 * API powers of one. That listing them needs the same is our guess.
 * @throws ServiceError 403
 */
export function requireTokenManager(principal: Principal): void {
  if (principal.roles.includes(ROLE.admin) || principal.roles.includes(ROLE.apiToken)) return
  throw service.forbidden(principal.username, 'manage API tokens')
}
