import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Secret } from '#src/domain/secret.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomSignIn } from './axiom-sign-in.ts'

/**
 * A token's own secret, where the vault that this run uses anyway holds it: as a secret that was
 * handed out, or as what a profile of that token signs in with.
 * @param kept how the profile keeps the key of its vault
 */
export async function axiomHeldSecret(
  workbench: Workbench,
  { origin }: Pick<AxiomSignIn, 'origin'>,
  { id }: Pick<AxiomToken, 'id'>,
  kept: VaultKey | undefined,
): Promise<CredentialHandle | undefined> {
  const access = workbench.vault
  const isUsed = access.opened !== undefined || access.isWanted(kept)
  if (!isUsed || (await access.keptBy()) === undefined) return undefined
  const vault = access.opened ?? (await access.open({ kept }))
  const profiles = (await workbench.profiles.list()).filter(
    ({ baseUrl, identity }) => baseUrl === origin && identity === id,
  )
  for (const name of [{ origin, identity: id, purpose: 'token' }, ...profiles.map(signInName)]) {
    const secret = await vault.get(name)
    if (secret !== undefined)
      return workbench.secrets.keep(secret, { origin, username: id, source: 'vault' })
  }
  return undefined
}

/** Whether this run signs in with that very secret: Axiom tells no token which one it is. */
export function isAxiomSignIn(
  { secrets }: Pick<Workbench, 'secrets'>,
  signIn: Pick<AxiomSignIn, 'handle'>,
  held: CredentialHandle | undefined,
): boolean {
  const sha = (handle: CredentialHandle): Secret['sha256'] | undefined =>
    secrets.get(handle)?.secret.sha256
  return held !== undefined && sha(held) === sha(signIn.handle)
}
