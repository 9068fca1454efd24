import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { axiomHeldSecret, isAxiomSignIn } from './axiom-held-secret.ts'
import type { AxiomSignIn } from './axiom-sign-in.ts'

/** What signs in with a token's own secret, as far as this machine knows. */
export interface AxiomSignIns {
  /** The token's secret, where the vault holds it. */
  readonly held: CredentialHandle | undefined
  /** This run does. */
  readonly run: boolean
  /** Profiles whose credential in the vault is that very secret. */
  readonly profiles: readonly Profile[]
  /** An API token signs in of which nobody can say which one it is: it may be this. */
  readonly maybe: boolean
}

/** Axiom tells no API token which one it is; only secrets that the vault holds can be compared. */
export async function axiomSignIns(
  workbench: Workbench,
  signIn: AxiomSignIn,
  token: AxiomToken,
  kept: VaultKey | undefined,
): Promise<AxiomSignIns> {
  const held = await axiomHeldSecret(workbench, signIn, token, kept)
  const run = isAxiomSignIn(workbench, signIn, held)
  const maybe = held === undefined && signIn.kind === 'api-token'
  const { opened } = workbench.vault
  const sha = held && workbench.secrets.get(held)?.secret.sha256
  if (opened === undefined || sha === undefined) return { held, run, profiles: [], maybe }
  const profiles: Profile[] = []
  for (const profile of await workbench.profiles.list()) {
    if (profile.baseUrl !== signIn.origin || profile.store !== 'vault') continue
    if ((await opened.get(signInName(profile)))?.sha256 === sha) profiles.push(profile)
  }
  return { held, run, profiles, maybe }
}

/**
 * How long a token lived when it was made: Axiom does not say when that was, but the vault knows
 * when it took the secret. To the hour for lives of days, since a secret is kept some seconds later.
 */
export async function axiomLifetimeOf(
  { vault: { opened } }: Workbench,
  { origin }: AxiomSignIn,
  { id, expiresAt }: AxiomToken,
): Promise<string | undefined> {
  if (expiresAt === null) return 'never'
  const entries = (await opened?.list()) ?? []
  const entry = entries.find(
    (one) => one.origin === origin && one.identity === id && one.purpose === 'token',
  )
  if (entry === undefined) return undefined
  const minutes = (expiresAt.getTime() - entry.savedAt.getTime()) / 60_000
  if (minutes < 1) return undefined
  if (minutes < 24 * 60) return `${Math.round(minutes)}m`
  const hours = Math.round(minutes / 60)
  return hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`
}
