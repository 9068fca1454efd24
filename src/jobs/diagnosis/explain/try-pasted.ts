import { issuerFits } from '#src/capture/bearer.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Witness } from './evidence.ts'
import type { Looking } from './looking.ts'
import type { PastedCredential, Symptom } from './symptom.ts'

/** Asks whether a pasted credential may be sent to its own tenant. */
export type MayTry = (host: string) => Promise<boolean>

/**
 * Whether the tenant accepts the pasted credential. It goes to no host but its own, and only when
 * that is the profile's and the person said yes.
 */
export async function tryPasted(
  workbench: Workbench,
  symptom: Symptom,
  witness: Witness,
  mayTry: MayTry,
  looking: Looking,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const [credential] = symptom.credentials
  if (credential === undefined || !isOf(credential, witness)) return undefined
  const ends = credential.expiresAt
  if (ends !== undefined && ends <= workbench.tenantClocks.now(witness.origin)) return undefined
  const { host } = new URL(witness.origin)
  if (!(await mayTry(host))) {
    looking.note(`Not tried: whether ${host} accepts the pasted credential. It takes your yes.`)
    return undefined
  }
  const { origin } = witness
  const handle = workbench.secrets.keep(credential.secret, { origin, source: 'paste' })
  try {
    if (witness.product === 'atlan') await workbench.client(handle).identity.account(signal)
    // A person is asked for without an organisation; an API token belongs to one.
    else if (credential.kind === 'personal-access-token')
      await workbench.axiom(handle).users.current(signal)
    else await workbench.axiom(handle).datasets.list(signal)
    return true
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown
    const { kind, title } = thrown.problem
    if (kind === 'not-authenticated') return false
    // Whoever is refused for what they may not do is known to be somebody.
    if (kind === 'not-permitted') return true
    looking.note(`Not known: whether ${host} accepts the pasted credential. ${title}`)
    return undefined
  } finally {
    workbench.secrets.drop(handle)
  }
}

/** By the request that it stood in, else by what it says of its issuer. */
function isOf({ product, origin, issuer }: PastedCredential, witness: Witness): boolean {
  if (product !== undefined && product !== witness.product) return false
  if (origin !== undefined && origin !== witness.origin) return false
  if (issuer !== undefined) return issuerFits(issuer, witness.origin, [])
  return origin !== undefined
}
