import type { CredentialHandle } from '#src/domain/credential.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { HeldCredential } from './credential.ts'
import { heldSecretIfAny } from './held-secret.ts'
import { notFound } from './reference.ts'
import { readSignIns } from './sign-ins.ts'

/** A token that a plan created before it was stopped. */
export interface Successor {
  readonly token: AtlanToken
  /** Its secret, where this run can come by it without asking anybody. */
  readonly held?: CredentialHandle
}

/**
 * @param kept how the profile keeps the key of its vault
 * @throws ProblemError `token-not-found` when it was deleted since
 */
export async function readSuccessor(
  workbench: Workbench,
  signIn: HeldCredential,
  id: string,
  kept: VaultKey | undefined,
  signal: AbortSignal,
): Promise<Successor> {
  const token = await workbench.client(signIn.handle).tokens.get(id, signal)
  if (token === undefined) throw new ProblemError(notFound('token', id))
  const signIns = (await readSignIns(workbench, signIn, signal))(token)
  const held = await heldSecretIfAny(workbench, signIn, token, signIns, kept)
  return { token, ...(held === undefined ? {} : { held }) }
}
