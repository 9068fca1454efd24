import type { AxiomUser } from '#src/domain/organisation.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Workbench } from '#src/workbench.ts'
import { refuseOtherProducts, theOnly } from './axiom-sign-in.ts'
import type { Verified, VerifiedFor } from './verify-credential.ts'

/**
 * Checks a credential for Axiom by its prefix, before it is sent anywhere, and then by a real call.
 * An API token cannot ask who it is; that its organisation lets it read, or tells it what it may
 * not, is all that can be known.
 *
 * A personal access token without its organisation gets the only one that its owner has.
 *
 * @throws ProblemError `not-an-axiom-token`, `several-organisations` (conflict) with the candidates,
 *   `other-organisation`, or what Axiom answers
 */
export async function verifyAxiom(
  workbench: Workbench,
  secret: Secret,
  { baseUrl, orgId }: VerifiedFor,
  source: string,
  signal: AbortSignal,
): Promise<Verified> {
  const kind = refuseOtherProducts(secret)
  const handle = workbench.secrets.keep(secret, { origin: baseUrl, source })
  const client = workbench.axiom(handle, orgId)
  try {
    if (kind === 'api-token') {
      await client.datasets.list(signal)
      return { secret, kind, checked: true }
    }
    const [{ user }, organisations] = await Promise.all([
      client.users.current(signal),
      client.organisations.list(signal),
    ])
    const chosen = orgId ?? theOnly(organisations).id
    if (!organisations.some(({ id }) => id === chosen))
      throw new ProblemError(notTheirs(organisations.map(({ id }) => id)))
    return { secret, kind, checked: true, identity: sayPerson(user), orgId: chosen }
  } catch (thrown) {
    workbench.secrets.drop(handle)
    // Whoever may not list datasets is somebody; but an unknown token may be told the same.
    if (kind === 'api-token' && problemOf(thrown).kind === 'not-permitted')
      return { secret, kind, checked: false }
    throw thrown
  }
}

/** By what a profile knows who a personal access token is of. */
export const sayPerson = ({ email, name, id }: AxiomUser): string => email || name || id

const notTheirs = (ids: readonly string[]): Problem => ({
  kind: 'refused',
  code: 'other-organisation',
  title: 'The person behind this token does not belong to that organisation.',
  nextSteps: [{ text: `Theirs are: ${ids.join(', ') || 'none'}.` }],
})
