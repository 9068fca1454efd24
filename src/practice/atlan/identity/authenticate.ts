import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { principalNamed } from './accounts.ts'
import { issuerOf } from './claims.ts'
import { type Principal, tokenPrincipal } from './principal.ts'

const BEARER = /^Bearer (\S+)$/i

/**
 * Who sends this request?
 *
 * @param authorization the header's value.
 * @param path of the request. The metadata service checks signatures only, so there a deleted
 *   token may live on for a while, if the settings say so.
 * @returns undefined for a missing, foreign, damaged or expired bearer, for a deleted token or
 *   client and a disabled user.
 */
export async function authenticate(
  tenant: Tenant,
  authorization: string | undefined,
  path: string,
): Promise<Principal | undefined> {
  const bearer = BEARER.exec(authorization ?? '')?.[1]
  if (bearer === undefined) return undefined
  const isMetadata = path.startsWith('/api/meta/')
  return whoHolds(tenant, bearer, isMetadata ? tenant.settings.revocationDelayMs : 0)
}

/**
 * Whose bearer is this? @returns undefined for one that is not, or no longer, good.
 * @param revocationDelayMs how long a token counts after it was deleted.
 */
export async function whoHolds(
  tenant: Tenant,
  bearer: string,
  revocationDelayMs = 0,
): Promise<Principal | undefined> {
  const claims = await tenant.signer.verify(bearer, issuerOf(tenant), tenant.now())
  // The real service, too, takes its principal from this claim.
  const username = claims?.preferred_username
  if (typeof username !== 'string') return undefined
  const deleted = tenant.deletedTokens.youngerThan(revocationDelayMs, username)
  return deleted ? tokenPrincipal(tenant, deleted) : principalNamed(tenant, username)
}
