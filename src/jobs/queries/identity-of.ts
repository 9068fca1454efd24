import type { Identity } from '#src/domain/identity.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Credential, HeldCredential } from './credential.ts'

/** A credential of which may be known whose it is. */
export type Signed = HeldCredential & Partial<Pick<Credential, 'identity'>>

/** Who a credential is: as the tenant has confirmed before, else as it says now (two requests). */
export const identityOf = async (
  workbench: Workbench,
  { handle, identity }: Signed,
  signal: AbortSignal,
): Promise<Identity> =>
  identity ?? (await workbench.client(handle).identity.whoAmI(signal)).identity
