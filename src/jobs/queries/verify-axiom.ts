import { axiomCredentialKind } from '#src/clients/axiom/credential-kind.ts'
import type { AxiomUser } from '#src/domain/organisation.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Verified, VerifiedFor } from './verify-credential.ts'

/**
 * Checks a credential for Axiom by its prefix, before it is sent anywhere, and then by a real call.
 * An API token cannot ask who it is; that its organisation lets it read, or tells it what it may
 * not, is all that can be known.
 *
 * @throws ProblemError `not-an-axiom-token`, `organisation-missing`, `other-organisation`, or what
 *   Axiom answers
 */
export async function verifyAxiom(
  workbench: Workbench,
  secret: Secret,
  { baseUrl, orgId }: VerifiedFor,
  source: string,
  signal: AbortSignal,
): Promise<Verified> {
  workbench.redactor.watch(secret)
  const kind = axiomCredentialKind(secret)
  if (kind !== 'api-token' && kind !== 'personal-access-token') throw new ProblemError(notAxioms)
  if (kind === 'personal-access-token' && orgId === undefined) throw new ProblemError(whichOne)
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
    if (!organisations.some(({ id }) => id === orgId))
      throw new ProblemError(notTheirs(organisations.map(({ id }) => id)))
    return { secret, kind, checked: true, identity: sayPerson(user) }
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

const notAxioms: Problem = {
  kind: 'refused',
  code: 'not-an-axiom-token',
  title: 'This is no Axiom token: those begin with xaat- or xapt-. It was not sent anywhere.',
  nextSteps: [{ text: 'Give an API token or a personal access token of the organisation.' }],
}

const whichOne: Problem = {
  kind: 'usage',
  code: 'organisation-missing',
  title: 'A personal access token is for all organisations of a person: --org-id is missing.',
  nextSteps: [{ text: 'Give the organisation’s id; Axiom shows it in its settings.' }],
}

const notTheirs = (ids: readonly string[]): Problem => ({
  kind: 'refused',
  code: 'other-organisation',
  title: 'The person behind this token does not belong to that organisation.',
  nextSteps: [{ text: `Theirs are: ${ids.join(', ') || 'none'}.` }],
})
