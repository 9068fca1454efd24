import type { AxiomClient } from '#src/clients/axiom/client.ts'
import {
  type AxiomCredentialKind,
  axiomCredentialKind,
} from '#src/clients/axiom/credential-kind.ts'
import type { Organisation } from '#src/domain/organisation.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Workbench } from '#src/workbench.ts'
import type { HeldCredential } from './credential.ts'
import { refuseProduct, type Target } from './target.ts'
import { readCredential } from './target-credential.ts'

/** A credential of this run for Axiom, and the organisation that it is used in. */
export interface AxiomSignIn extends HeldCredential {
  readonly kind: AxiomCredentialKind
  readonly orgId?: string
}

/** A client of the organisation that one is signed in to. */
export const axiomOf = (
  workbench: Workbench,
  { handle, orgId }: Pick<AxiomSignIn, 'handle' | 'orgId'>,
): AxiomClient => workbench.axiom(handle, orgId)

/**
 * Reads the target's credential into this run's memory. Axiom is asked only where a personal access
 * token comes without its organisation.
 *
 * @throws ProblemError `no-atlan` (usage), `not-an-axiom-token` (refused), `several-organisations`
 *   (conflict) with the candidates, or what is wrong with the source
 */
export async function holdAxiom(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<AxiomSignIn> {
  refuseProduct(target, 'axiom')
  const { origin, source = 'unknown' } = target
  const secret = axiomTokenIn(await readCredential(workbench, target, signal))
  const kind = axiomCredentialKind(secret)
  const handle = workbench.secrets.keep(secret, { origin, source })
  const orgId =
    kind === 'personal-access-token'
      ? await organisationOf(workbench.axiom(handle), target.orgId, signal)
      : target.orgId
  return { handle, origin, kind, ...(orgId === undefined ? {} : { orgId }) }
}

/** @throws ProblemError `not-an-axiom-token` (refused), before it is sent anywhere */
export function axiomTokenIn(text: string): Secret {
  const secret = new Secret(text.trim().replace(/^Bearer\s+/i, ''))
  refuseOtherProducts(secret)
  return secret
}

/** @throws ProblemError `not-an-axiom-token` (refused), before it is sent anywhere */
export function refuseOtherProducts(secret: Secret): 'api-token' | 'personal-access-token' {
  const kind = axiomCredentialKind(secret)
  if (kind !== 'api-token' && kind !== 'personal-access-token') throw new ProblemError(notAxioms)
  return kind
}

/** The one that is said, else the only one that the person has. One request where none is said. */
async function organisationOf(
  client: AxiomClient,
  said: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  return said ?? theOnly(await client.organisations.list(signal)).id
}

/**
 * The organisation to work in, where nobody said which.
 * @throws ProblemError `several-organisations` (conflict) with the candidates, `no-organisation`
 */
export function theOnly(organisations: readonly Organisation[]): Organisation {
  const [only, another] = organisations
  if (only === undefined) throw new ProblemError(noOrganisation)
  if (another !== undefined) throw new ProblemError(several(organisations))
  return only
}

const notAxioms: Problem = {
  kind: 'refused',
  code: 'not-an-axiom-token',
  title: 'This is no Axiom token: those begin with xaat- or xapt-. It was not sent anywhere.',
  nextSteps: [{ text: 'Give an API token or a personal access token of the organisation.' }],
}

const noOrganisation: Problem = {
  kind: 'not-found',
  code: 'no-organisation',
  title: 'The person behind this token belongs to no organisation.',
  nextSteps: [{ text: 'Have somebody invite them, or use another token.' }],
}

const several = (organisations: readonly Organisation[]): Problem => ({
  kind: 'conflict',
  code: 'several-organisations',
  title: `This personal access token is good for ${organisations.length} organisations: which one?`,
  detail: organisations.map(({ id, name }) => `${id}  ${name}`.trimEnd()).join('\n'),
  nextSteps: [
    {
      text: 'Name one with --org-id when the profile is added or set; TOKENBENCH_ORG_ID for one run.',
    },
  ],
})
