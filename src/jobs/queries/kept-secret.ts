import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import type { Workbench } from '#src/workbench.ts'
import { holdCredential, type Target } from './target.ts'
import { findToken } from './tokens.ts'

/** A token, and its secret as the vault holds it. */
export interface KeptSecret {
  readonly token: AtlanToken
  readonly secret: Secret
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
  const { handle, origin } = await holdCredential(workbench, target, signal)
  const token = await findToken(workbench.client(handle), ref, signal)
  if ((await workbench.vault.keptBy()) === undefined) throw new ProblemError(notKept(token))
  const vault = await workbench.vault.open({ kept: target.kept?.vaultKey })
  const identity = usernameOf(token)
  const secret = await vault.get({ origin, identity, purpose: 'token' })
  if (secret === undefined) throw new ProblemError(notKept(token))
  workbench.redactor.watch(secret)
  const { status } = expiryOf(token, workbench.clock.now())
  if (status === 'expired') throw new ProblemError(expired(token))
  return { token, secret }
}

const notKept = ({ name }: AtlanToken): Problem => ({
  kind: 'not-found',
  code: 'secret-not-kept',
  title: `The vault does not hold the secret of “${name}”.`,
  detail: 'Atlan shows a secret once, when its token is created, and never again.',
  nextSteps: [
    {
      text: 'Make a new token whose secret is kept.',
      command: 'tokenbench token create NAME --secret-to vault',
    },
  ],
})

const expired = ({ name, id }: AtlanToken): Problem => ({
  kind: 'not-authenticated',
  code: 'token-expired',
  title: `“${name}” has expired: its secret opens nothing any more.`,
  nextSteps: [{ text: 'Look at it.', command: shellCommand(['tokenbench', 'token', 'show', id]) }],
})
