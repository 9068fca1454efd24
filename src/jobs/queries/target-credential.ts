import type { Bearer } from '#src/capture/capture.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import {
  bearerIn,
  type Confirmed,
  confirmCredential,
  type HeldCredential,
  refuseUnfit,
  saidBy,
} from './credential.ts'
import { byHand, refuseProduct, type Target, tokenVariable } from './target.ts'

/**
 * Reads the target's credential into this run's memory, without asking the tenant.
 *
 * @throws ProblemError `no-credential` or `bearer-expired` (not authenticated), `foreign-issuer` or
 *   `other-tenant` (refused) for one that says it belongs elsewhere, or what is wrong with the source
 */
export async function holdCredential(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<HeldCredential> {
  const { origin } = target
  refuseProduct(target, 'atlan')
  const bearer = await bearerOf(workbench, target, signal)
  refuseUnfit(workbench, bearer, { origin, secondsNeeded: 0 })
  const expiresAt = bearer.claims?.expiresAt
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  const about = { origin, source: target.source ?? 'unknown', ...saidBy(bearer) }
  const says = bearer.claims === undefined ? {} : { saysRoles: bearer.claims.roles }
  return { handle: workbench.secrets.keep(bearer.secret, about), origin, ...expiry, ...says }
}

/** The same, confirmed by the tenant. */
export async function signIn(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<Confirmed> {
  const { origin, source = 'unknown' } = target
  refuseProduct(target, 'atlan')
  const bearer = await bearerOf(workbench, target, signal)
  return confirmCredential(workbench, bearer, { origin, source, secondsNeeded: 0 }, signal)
}

/**
 * The bearer that the target signs in with.
 *
 * @throws ProblemError what `readCredential` and `bearerIn` throw; of a placeholder in a variable,
 *   which one to set
 */
export async function bearerOf(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<Bearer> {
  const { origin, source } = target
  const text = await readCredential(workbench, target, signal)
  try {
    return bearerIn(workbench, text, origin)
  } catch (thrown) {
    const problem = problemOf(thrown)
    const variable = source?.startsWith('env:') ? source.slice('env:'.length) : undefined
    if (variable === undefined || problem.code !== 'bearer-placeholder') throw thrown
    throw new ProblemError(unfilled(problem, variable, new URL(origin).host))
  }
}

/** Nothing was pasted there: how a request is copied from a browser would not help. */
const unfilled = (problem: Problem, variable: string, host: string): Problem => ({
  ...problem,
  title: `The variable ${variable} holds a placeholder, not a token.`,
  nextSteps: [{ text: `Set ${variable} to the API token itself, one of ${host}.` }],
})

/**
 * What the target signs in with, as it stands where it is kept.
 *
 * @throws ProblemError `no-credential` (not authenticated), or what is wrong with the source
 */
export async function readCredential(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<string> {
  const given = target.source === byHand ? workbench.givenByHand.textFor(target) : undefined
  if (given !== undefined) return given
  const practice = workbench.practiceAt(target.origin)
  if (practice !== undefined)
    return target.provider === 'axiom'
      ? practice.axiom.personalAccessToken
      : practice.atlan.apiToken.secret
  const { source, kept, origin } = target
  if (source === undefined) throw noCredential(target)
  if (source === 'vault' && kept !== undefined) return workbench.vault.signInOf(kept)
  return workbench.readSource(source, signal, { origin })
}

const noCredential = ({ profile, origin }: Target) =>
  new ProblemError({
    kind: 'not-authenticated',
    code: 'no-credential',
    title: `${profile === undefined ? new URL(origin).host : `Profile ${profile}`} keeps no credential.`,
    nextSteps: [
      { text: `Put an API token into the variable ${tokenVariable} for this run.` },
      ...(profile === undefined
        ? []
        : [
            {
              text: 'Or keep one: in the vault, or only where it is read each time.',
              command: `tokenbench profile set ${profile} --credential-from SRC --store vault`,
            },
          ]),
    ],
  })
