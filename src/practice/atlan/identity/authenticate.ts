import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { principalNamed } from './accounts.ts'
import { issuerOf } from './claims.ts'
import type { Principal } from './principal.ts'

const BEARER = /^Bearer (\S+)$/i

/**
 * Who sends this request?
 *
 * @param authorization the header's value.
 * @returns undefined for a missing, foreign, damaged or expired bearer, for a deleted token or
 *   client and a disabled user.
 */
export async function authenticate(
  tenant: Tenant,
  authorization: string | undefined,
): Promise<Principal | undefined> {
  const bearer = BEARER.exec(authorization ?? '')?.[1]
  return bearer === undefined ? undefined : whoHolds(tenant, bearer)
}

/** Whose bearer is this? @returns undefined for one that is not, or no longer, good. */
export async function whoHolds(tenant: Tenant, bearer: string): Promise<Principal | undefined> {
  const claims = await tenant.signer.verify(bearer, issuerOf(tenant), tenant.now())
  // The real service, too, takes its principal from this claim.
  const username = claims?.preferred_username
  return typeof username === 'string' ? principalNamed(tenant, username) : undefined
}
