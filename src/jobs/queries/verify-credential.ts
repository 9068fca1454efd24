import type { Identity } from '#src/domain/identity.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { bearerIn, confirmCredential } from './credential.ts'

/** A credential that fits a tenant, and who it is there. */
export interface Verified {
  readonly secret: Secret
  readonly kind: Identity['kind']
  /** As the tenant says; absent where nobody could be asked. */
  readonly identity?: string
}

/**
 * Checks a credential before anything is kept of it: what it says of itself, then, where we speak
 * the product's language, by a real call.
 *
 * @param source where it was read, to be said
 * @throws ProblemError when it belongs elsewhere (refused) or the tenant does not accept it
 */
export async function verifyCredential(
  workbench: Workbench,
  given: string | Secret,
  { provider, baseUrl }: Pick<Profile, 'provider' | 'baseUrl'>,
  source: string,
  signal: AbortSignal,
): Promise<Verified> {
  const text = typeof given === 'string' ? given : given.reveal()
  if (provider === 'axiom') return axiomToken(workbench, text)
  const bearer = bearerIn(workbench, text, baseUrl)
  const use = { origin: baseUrl, source, secondsNeeded: 0 }
  const { credential } = await confirmCredential(workbench, bearer, use, signal)
  const { kind, username } = credential.identity
  return { secret: bearer.secret, kind, identity: username }
}

/** Axiom's client comes with a later version: until then only the prefix is looked at. */
function axiomToken(workbench: Workbench, text: string): Verified {
  const secret = new Secret(text.trim())
  workbench.redactor.watch(secret)
  const [, prefix] = /^(xaat|xapt)-[\w-]+$/.exec(text.trim()) ?? []
  if (prefix === undefined) throw new ProblemError(notAxioms)
  return { secret, kind: prefix === 'xapt' ? 'personal-access-token' : 'api-token' }
}

const notAxioms: Problem = {
  kind: 'refused',
  code: 'not-an-axiom-token',
  title: 'This is no Axiom token: those begin with xaat- or xapt-. It was not sent anywhere.',
  nextSteps: [{ text: 'Give an API token or a personal access token of the organisation.' }],
}
