import { type AxiomToken, axiomExpiryOf, axiomTokenJson } from '#src/domain/axiom-token.ts'
import type { Expiry } from '#src/domain/expiry.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, expiryOf, tokenJson, usernameOf } from '#src/domain/token.ts'
import type { Workbench } from '#src/workbench.ts'
import { axiomOf, holdAxiom } from './axiom-sign-in.ts'
import { findAxiomToken } from './axiom-tokens.ts'
import type { Target } from './target.ts'
import { holdCredential } from './target-credential.ts'
import { findToken } from './tokens.ts'

/** A token, and its secret as the vault holds it. */
export interface KeptSecret {
  readonly name: string
  /** The token as the command line prints it. */
  readonly json: object
  readonly secret: Secret
}

/** What the vault and a person have to know of a token of either product. */
export interface KeptToken {
  readonly id: string
  readonly name: string
  /** Under what the vault files its secret. */
  readonly identity: string
  readonly product: 'Atlan' | 'Axiom'
  readonly expiry: Expiry
  readonly json: object
}

/**
 * The secret of a token, out of the vault. The token is looked up at its tenant, so that a name
 * means what it means today: the one that had it before may be another.
 *
 * @throws ProblemError `secret-not-kept` (not found), `token-expired` (not authenticated), or what
 *   `findToken` or the vault throw
 */
export async function keptSecretOf(
  workbench: Workbench,
  target: Target,
  ref: string,
  signal: AbortSignal,
): Promise<KeptSecret> {
  const lookUp = target.provider === 'axiom' ? axiomToken : atlanToken
  const token = await lookUp(workbench, target, ref, signal)
  const secret = await secretOfToken(workbench, target, token)
  return { name: token.name, json: token.json, secret }
}

/** The same for a token that was read already. */
export async function secretOfToken(
  workbench: Workbench,
  target: Target,
  token: KeptToken,
): Promise<Secret> {
  const { origin } = target
  if ((await workbench.vault.keptBy()) === undefined) throw new ProblemError(notKept(token))
  const vault = await workbench.vault.open({ kept: target.kept?.vaultKey })
  const { identity, expiry } = token
  const secret = await vault.get({ origin, identity, purpose: 'token' })
  if (secret === undefined) throw new ProblemError(notKept(token))
  workbench.redactor.watch(secret)
  if (expiry.status === 'expired') throw new ProblemError(expired(token))
  return secret
}

async function atlanToken(
  workbench: Workbench,
  target: Target,
  ref: string,
  signal: AbortSignal,
): Promise<KeptToken> {
  const { handle } = await holdCredential(workbench, target, signal)
  const token = await findToken(workbench.client(handle), ref, signal)
  return ofAtlan(token, workbench.clock.now())
}

/** An Atlan token, as its secret is looked up. */
export function ofAtlan(token: AtlanToken, now: Date): KeptToken {
  const { id, name } = token
  const about = { identity: usernameOf(token), product: 'Atlan' as const }
  return { id, name, ...about, expiry: expiryOf(token, now), json: tokenJson(token, now) }
}

async function axiomToken(
  workbench: Workbench,
  target: Target,
  ref: string,
  signal: AbortSignal,
): Promise<KeptToken> {
  const signIn = await holdAxiom(workbench, target, signal)
  const token = await findAxiomToken(axiomOf(workbench, signIn), ref, signal)
  return ofAxiom(token, workbench.clock.now())
}

/** The same of an Axiom token. */
export function ofAxiom(token: AxiomToken, now: Date): KeptToken {
  const { id, name } = token
  const about = { identity: id, product: 'Axiom' as const }
  return { id, name, ...about, expiry: axiomExpiryOf(token, now), json: axiomTokenJson(token, now) }
}

const notKept = ({ name, product }: KeptToken): Problem => ({
  kind: 'not-found',
  code: 'secret-not-kept',
  title: `The vault does not hold the secret of “${name}”.`,
  detail: `${product} shows a secret once, when its token is created, and never again.`,
  nextSteps: [
    {
      text: 'Make a new token whose secret is kept.',
      command: 'tokenbench token create NAME --secret-to vault',
    },
  ],
})

const expired = ({ name, id }: KeptToken): Problem => ({
  kind: 'not-authenticated',
  code: 'token-expired',
  title: `“${name}” has expired: its secret opens nothing any more.`,
  nextSteps: [{ text: 'Look at it.', command: shellCommand(['tokenbench', 'token', 'show', id]) }],
})
