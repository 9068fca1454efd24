import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { withoutUndefined } from '#src/domain/without-undefined.ts'
import { ownSource } from '#src/jobs/queries/target.ts'
import { type Verified, verifyCredential } from '#src/jobs/queries/verify-credential.ts'
import { checkedProfile, type Profile } from '#src/local/profiles/profile.ts'
import type { ProfileChanges } from '#src/local/profiles/profiles.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import { forgetSecrets } from '#src/local/secrets/vault/forget-vault.ts'
import { isNamed } from '#src/local/secrets/vault/vault-entry.ts'
import { changeVaultKey, sayChangedKey } from './change-vault-key.ts'
import type { CommandContext, Output } from './command.ts'
import { foundOut, personsBearer, sayChecked } from './profile-add.ts'
import type { ProfileOptions } from './profile-options.ts'
import { profileJson } from './profile-words.ts'

/**
 * `profile set`: changes what is said. A new credential, and an old one at a new address, is
 * checked by a real call before anything is kept; what was there stays until then. With
 * `--vault-key`, the key of the vault that is there is kept so from now on.
 */
export async function setProfile(
  context: CommandContext,
  name: string,
  options: ProfileOptions,
): Promise<Output> {
  const { workbench } = context
  // First of all: the rest needs the vault as it is to be.
  await workbench.profiles.get(name)
  const vault = await changeVaultKey(context, context.globals.vaultKey)
  const before = await workbench.profiles.get(name)
  const wanted = changed(context, before, options)
  const verified = await verify(context, before, wanted, options)
  const after = personsAreNotKept(before, wanted, options, verified)
  const profile =
    after.store === 'vault' && verified !== undefined
      ? await replaceInVault(context, before, after, verified)
      : await outsideVault(context, before, after, verified)
  const chosen = await workbench.profiles.default()
  const other = otherIdentity(before, verified)
  return {
    json: {
      ...profileJson(profile, chosen),
      ...(other === undefined ? {} : { previousIdentity: other }),
      ...(vault === undefined ? {} : { vault }),
    },
    text: [
      `Profile ${name} was changed.`,
      ...(vault === undefined ? [] : sayChangedKey(vault)),
      ...(verified === undefined ? [] : [sayChecked(profile, verified)]),
      ...(other === undefined
        ? []
        : [`Somebody else is behind it now: until here it signed in as ${other}.`]),
    ].join('\n'),
  }
}

type Wanted = Pick<Profile, 'name' | 'provider' | 'baseUrl' | 'store'> & ProfileChanges

/** What is wanted, checked as far as nobody has to be asked. */
function changed({ globals, workbench }: CommandContext, before: Profile, options: ProfileOptions) {
  const { provider = before.provider, orgId, label, profileColor: color, readOnly } = options
  const baseUrl = globals.url === undefined ? before.baseUrl : parseTenantUrl(globals.url).origin
  const store = options.store ?? storeFor(before, options)
  const after: Wanted = {
    name: before.name,
    provider,
    baseUrl,
    store,
    ...(orgId === undefined ? {} : { orgId: orgId === '' ? undefined : orgId }),
    ...(label === undefined ? {} : { label: label === '' ? undefined : label }),
    ...(color === undefined ? {} : { color: color === '' ? undefined : color }),
    ...(readOnly === undefined ? {} : { readOnly: readOnly || undefined }),
    ...(store === 'session' && globals.vaultKey === 'none' ? { vaultKey: 'none' as const } : {}),
    ...(store === 'reference'
      ? { credentialFrom: options.credentialFrom ?? before.credentialFrom }
      : {}),
  }
  const now = workbench.clock.now()
  const { credentialFrom, ...rest } = withoutUndefined(after)
  const isReference = store === 'reference'
  checkedProfile({
    ...rest,
    ...(isReference && credentialFrom !== undefined ? { credentialFrom } : {}),
    // What the vault needs is not known before it is open.
    store: isReference ? 'reference' : 'session',
    createdAt: now,
  })
  return after
}

/** A new credential is kept as the old one was; where none was kept, in the vault. */
const storeFor = (before: Profile, { credentialFrom }: ProfileOptions): Profile['store'] =>
  credentialFrom === undefined || before.store === 'reference' ? before.store : 'vault'

async function verify(
  { workbench, signal }: CommandContext,
  before: Profile,
  after: Wanted,
  options: ProfileOptions,
): Promise<Verified | undefined> {
  const moved = after.baseUrl !== before.baseUrl || after.provider !== before.provider
  const isKeptAnew = after.store !== before.store && after.store !== 'session'
  if (options.credentialFrom === undefined && !moved && !isKeptAnew) return undefined
  const source = options.credentialFrom ?? ownSource(before)
  if (source === undefined) {
    if (isKeptAnew) throw new ProblemError(missingCredential)
    return undefined
  }
  // What the vault keeps belongs to the old tenant, and goes to no other.
  if (source === 'vault' && moved) throw new ProblemError(ofOldTenant(before))
  const text =
    source === 'vault'
      ? await workbench.vault.signInOf(before)
      : await workbench.readSource(source, signal, { origin: after.baseUrl })
  const tenant = { ...after, orgId: after.orgId ?? before.orgId }
  return verifyCredential(workbench, text, tenant, source, signal)
}

/** A person's bearer ends in minutes: a profile that kept nothing goes on keeping nothing. */
function personsAreNotKept(
  before: Profile,
  after: Wanted,
  options: ProfileOptions,
  verified: Verified | undefined,
): Wanted {
  if (verified?.kind !== 'user' || after.store === 'session') return after
  if (options.store !== undefined || before.store !== 'session')
    throw new ProblemError(personsBearer(verified.identity))
  return { ...after, store: 'session' }
}

/** The new one is in the vault before the profile names it; the old one goes last. */
async function replaceInVault(
  { workbench }: CommandContext,
  before: Profile,
  after: Wanted,
  { secret, kind, identity, orgId }: Verified,
): Promise<Profile> {
  const { vault: access, profiles } = workbench
  const { name, baseUrl } = after
  const vault = await access.open({
    kept: before.vaultKey === 'none' ? undefined : before.vaultKey,
  })
  const newName = signInName({ name, baseUrl, ...(identity === undefined ? {} : { identity }) })
  const oldName = signInName(before)
  await vault.put({ ...newName, kind, label: name }, secret)
  const { name: _, ...changes } = after
  const profile = await profiles.set(name, {
    ...changes,
    ...(orgId === undefined ? {} : { orgId }),
    identity,
    vaultKey: vault.keptBy,
  })
  const isSame = newName.origin === oldName.origin && newName.identity === oldName.identity
  if (before.store === 'vault' && !isSame) await vault.remove(oldName)
  return profile
}

/** What changes beside the vault; a credential that it kept goes, when it is not kept any more. */
async function outsideVault(
  { workbench }: CommandContext,
  before: Profile,
  { name, ...changes }: Wanted,
  verified: Verified | undefined,
): Promise<Profile> {
  const isKnown = verified !== undefined && verified.kind !== 'user'
  const found = isKnown ? { identity: verified.identity, ...foundOut(verified) } : {}
  const profile = await workbench.profiles.set(name, { ...changes, ...found })
  if (before.store === 'vault' && profile.store !== 'vault')
    await forgetSecrets(workbench.stateFolder, isNamed(signInName(before)))
  return profile
}

/** Who it was before, when somebody else is behind it now. */
const otherIdentity = (
  { identity }: Profile,
  verified: Verified | undefined,
): string | undefined =>
  identity !== undefined && verified?.identity !== undefined && verified.identity !== identity
    ? identity
    : undefined

const missingCredential: Problem = {
  kind: 'usage',
  code: 'missing-credential',
  title: '--credential-from is missing: this profile keeps no credential yet.',
  nextSteps: [{ text: 'For example --credential-from clipboard, or file:PATH.' }],
}

const ofOldTenant = ({ name, baseUrl }: Profile): Problem => ({
  kind: 'refused',
  code: 'credential-of-another-tenant',
  title: `The credential of profile ${name} belongs to ${baseUrl} and is not sent to another address.`,
  nextSteps: [{ text: 'Give one of the new address: --credential-from SRC.' }],
})
