import type { Identity } from '#src/domain/identity.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { axiomTokenIn } from './axiom-sign-in.ts'
import { bearerIn, confirmCredential } from './credential.ts'
import { verifyAxiom } from './verify-axiom.ts'

/** A credential that fits a tenant, and who it is there. */
export interface Verified {
  readonly secret: Secret
  readonly kind: Identity['kind']
  /** As the tenant says; absent where nobody could be asked. */
  readonly identity?: string
  /** The organisation that it is for (Axiom, a personal access token). */
  readonly orgId?: string
  /** False where the tenant's answer to a real call does not tell. */
  readonly checked: boolean
}

/** What it shall be a credential of. */
export interface VerifiedFor extends Pick<Profile, 'provider' | 'baseUrl'> {
  readonly orgId?: string | undefined
}

/**
 * Checks a credential before anything is kept of it: what it says of itself, then by a real call.
 *
 * @param source where it was read, to be said
 * @throws ProblemError when it belongs elsewhere (refused) or the tenant does not accept it
 */
export async function verifyCredential(
  workbench: Workbench,
  given: string | Secret,
  tenant: VerifiedFor,
  source: string,
  signal: AbortSignal,
): Promise<Verified> {
  const text = typeof given === 'string' ? given : given.reveal()
  const { provider, baseUrl } = tenant
  if (provider === 'axiom')
    return verifyAxiom(workbench, axiomTokenIn(text), tenant, source, signal)
  const bearer = bearerIn(workbench, text, baseUrl)
  const use = { origin: baseUrl, source, secondsNeeded: 0 }
  const { credential } = await confirmCredential(workbench, bearer, use, signal)
  const { kind, username } = credential.identity
  return { secret: bearer.secret, kind, identity: username, checked: true }
}
