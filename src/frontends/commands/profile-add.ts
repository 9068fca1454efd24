import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { type Verified, verifyCredential } from '#src/jobs/queries/verify-credential.ts'
import { axiomApi } from '#src/local/profiles/axiom-url.ts'
import { checkedProfile, type Profile } from '#src/local/profiles/profile.ts'
import type { NewProfile } from '#src/local/profiles/profiles.ts'
import type { CommandContext, Output } from './command.ts'
import { keepInVault } from './keep-in-vault.ts'
import type { ProfileOptions } from './profile-options.ts'
import { profileJson, sayCredential } from './profile-words.ts'

/** `profile add`: a tenant, and a credential that the tenant was asked about. */
export async function addProfile(
  context: CommandContext,
  name: string,
  options: ProfileOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const { provider = 'atlan', credentialFrom, store } = options
  const url = globals.url ?? (provider === 'axiom' ? axiomApi : undefined)
  if (url === undefined) throw new ProblemError(noUrl)
  const baseUrl = parseTenantUrl(url).origin
  const wanted = {
    name,
    provider,
    baseUrl,
    ...(options.orgId === undefined ? {} : { orgId: options.orgId }),
    ...(options.readOnly ? { readOnly: true } : {}),
    ...(options.label === undefined ? {} : { label: options.label }),
    ...(options.profileColor === undefined ? {} : { color: options.profileColor }),
  }
  await refuseBefore(context, wanted, options)
  const verified =
    credentialFrom === undefined
      ? undefined
      : await verifyCredential(
          workbench,
          await workbench.readSource(credentialFrom, signal, { origin: baseUrl }),
          wanted,
          credentialFrom,
          signal,
        )
  const profile = await added(context, wanted, options, verified)
  const chosen = await workbench.profiles.default()
  const isPersons = verified?.kind === 'user' && store === undefined
  return {
    json: profileJson(profile, chosen),
    text: [
      `Profile ${name} added for ${baseUrl}. ${sayChecked(profile, verified)}`,
      ...(isPersons ? ['A person’s bearer ends in minutes, so nothing of it is kept.'] : []),
      `Its credential is ${sayCredential(profile)}.`,
    ].join('\n'),
  }
}

/** What can be known to be wrong before a credential is read and anybody is asked. */
async function refuseBefore(
  { workbench }: CommandContext,
  wanted: Omit<NewProfile, 'store'>,
  { store = 'vault', credentialFrom }: ProfileOptions,
): Promise<void> {
  const source =
    store === 'reference' && credentialFrom !== undefined ? { store, credentialFrom } : undefined
  const kept = source ?? { store: store === 'reference' ? store : ('session' as const) }
  checkedProfile({ ...wanted, ...kept, createdAt: workbench.clock.now() })
  if (store === 'vault' && credentialFrom === undefined) throw new ProblemError(noCredential)
  await workbench.profiles.get(wanted.name).then(
    // Found: adding it says what is wrong.
    () => workbench.profiles.add({ ...wanted, ...kept }),
    (thrown: unknown) => {
      if (problemOf(thrown).code !== 'profile-not-found') throw thrown
    },
  )
}

async function added(
  context: CommandContext,
  wanted: Omit<NewProfile, 'store'>,
  { store, credentialFrom }: ProfileOptions,
  verified: Verified | undefined,
): Promise<Profile> {
  const { profiles } = context.workbench
  const profile = { ...wanted, ...foundOut(verified) }
  if (verified?.kind === 'user') {
    if (store === 'vault' || store === 'reference')
      throw new ProblemError(personsBearer(verified.identity))
    return profiles.add({ ...wanted, store: 'session' })
  }
  if (store === 'reference' && credentialFrom !== undefined)
    return profiles.add({ ...profile, store, credentialFrom })
  if (store === 'session' || verified === undefined)
    return profiles.add({ ...profile, store: 'session', ...noVaultSaid(context) })
  return keepInVault(context, profile, verified, store === undefined)
}

/** What only the tenant could say. */
export const foundOut = (
  verified: Pick<Verified, 'identity' | 'orgId'> | undefined,
): Pick<Profile, 'identity' | 'orgId'> => ({
  ...(verified?.identity === undefined ? {} : { identity: verified.identity }),
  ...(verified?.orgId === undefined ? {} : { orgId: verified.orgId }),
})

/** `--vault-key none` is a choice, too: it is kept so that nobody is asked again. */
const noVaultSaid = ({ globals }: CommandContext): { vaultKey?: 'none' } =>
  globals.vaultKey === 'none' ? { vaultKey: 'none' } : {}

/** What came of checking the credential of a profile, in a sentence. */
export function sayChecked(
  { provider }: Pick<Profile, 'provider'>,
  verified: Verified | undefined,
): string {
  if (verified === undefined) return 'Its credential was not checked: none was given.'
  if (!verified.checked)
    return 'Axiom neither took nor refused its credential: it may list nothing.'
  if (verified.identity === undefined) return 'Axiom takes its credential.'
  return `${provider === 'axiom' ? 'Axiom' : 'The tenant'} knows it as ${verified.identity}.`
}

const noUrl: Problem = {
  kind: 'usage',
  code: 'missing-url',
  title: '--url is missing: the tenant’s address, as the browser shows it.',
  nextSteps: [{ text: 'For example --url acme.atlan.com' }],
}

const noCredential: Problem = {
  kind: 'usage',
  code: 'missing-credential',
  title: '--credential-from is missing: where the credential is read that the vault shall keep.',
  nextSteps: [
    { text: 'For example --credential-from clipboard, or file:PATH.' },
    { text: 'Or keep nothing, and give it to each run: --store session' },
  ],
}

export const personsBearer = (username = 'somebody'): Problem => ({
  kind: 'refused',
  code: 'persons-bearer',
  title: `This is the bearer of a person (${username}): it ends in minutes and is not kept.`,
  nextSteps: [
    { text: 'Keep an API token instead.' },
    { text: 'Or give the bearer to each run: --store session' },
  ],
})
