import type { CredentialHandle } from '#src/domain/credential.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { HeldCredential } from './credential.ts'
import type { SignIns } from './sign-ins.ts'

/**
 * A token's own secret, where this run can come by it without asking anybody: it signs in with it,
 * or the vault that this run uses anyway holds it.
 * @param kept how the profile keeps the key of its vault
 */
export async function heldSecretOf(
  workbench: Workbench,
  signIn: HeldCredential,
  token: AtlanToken,
  { run, profiles }: SignIns,
  kept: VaultKey | undefined,
): Promise<CredentialHandle | undefined> {
  if (run) return signIn.handle
  const access = workbench.vault
  const isUsed = access.opened !== undefined || access.isWanted(kept)
  if (!isUsed || (await access.keptBy()) === undefined) return undefined
  const vault = access.opened ?? (await access.open({ kept }))
  const { origin } = signIn
  const username = usernameOf(token)
  const names = [{ origin, identity: username, purpose: 'token' }, ...profiles.map(signInName)]
  for (const name of names) {
    const secret = await vault.get(name)
    if (secret !== undefined)
      return workbench.secrets.keep(secret, { origin, username, source: 'vault' })
  }
  return undefined
}

/** The same where nothing depends on it: a vault that does not open holds nothing. */
export async function heldSecretIfAny(
  ...asked: Parameters<typeof heldSecretOf>
): Promise<CredentialHandle | undefined> {
  try {
    return await heldSecretOf(...asked)
  } catch (thrown) {
    if (thrown instanceof ProblemError) return undefined
    throw thrown
  }
}
