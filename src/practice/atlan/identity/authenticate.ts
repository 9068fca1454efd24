import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { issuerOf } from './claims.ts'
import { type Principal, tokenPrincipal, userPrincipal } from './principal.ts'

const BEARER = /^Bearer (\S+)$/i

/**
 * Who sends this request?
 *
 * @param authorization the header's value.
 * @returns undefined for a missing, foreign, damaged or expired bearer, for a deleted token and a
 *   disabled user.
 */
export async function authenticate(
  tenant: Tenant,
  authorization: string | undefined,
): Promise<Principal | undefined> {
  const bearer = BEARER.exec(authorization ?? '')?.[1]
  if (!bearer) return undefined
  const claims = await tenant.signer.verify(bearer, issuerOf(tenant), tenant.now())
  // The real service, too, takes its principal from this claim.
  const username = claims?.preferred_username
  if (typeof username !== 'string') return undefined
  const token = tenant.tokens.withAccountName(username)
  if (token) return tokenPrincipal(tenant, token)
  const user = tenant.directory.users.get(username)
  return user?.enabled ? userPrincipal(tenant, user) : undefined
}
