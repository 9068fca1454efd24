import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '#src/domain/problem.ts'
import type { Leftover } from './leftover.ts'
import type { Profile } from './profiles/profile.ts'
import { openProfiles } from './profiles/profiles.ts'
import { signInName } from './profiles/sign-in-name.ts'
import {
  type ForgetVaultSettings,
  forgetSecrets,
  forgetVault,
} from './secrets/vault/forget-vault.ts'
import { isNamed } from './secrets/vault/vault-entry.ts'

export interface ForgetSettings extends ForgetVaultSettings {
  /** Takes what was done through one profile out of journal and history. */
  readonly forgetJournal?: (profile: Profile) => Promise<void>
}

/**
 * Removes everything that tokenbench keeps of a person in its state folder: profiles, vault,
 * journal, history, compiled code, and copies that were put aside. Other files there stay: the folder may be
 * somebody's own, and `policy.json` is not about a person.
 *
 * @returns what is left and cannot be reached from here, to be said
 */
export async function forgetAll(settings: ForgetSettings): Promise<Leftover[]> {
  const { stateFolder } = settings
  const outside = await leftOutside(stateFolder)
  const left = await forgetVault(settings)
  const names = (await readdir(stateFolder)).filter((name) => isOfPerson.test(name))
  for (const name of names) await rm(join(stateFolder, name), { recursive: true, force: true })
  return [...left, ...outside, ...always]
}

/**
 * Removes one profile, its credential, and what was done through it. The secrets of tokens of its
 * tenant go too, unless another profile is for the same tenant.
 *
 * @throws ProblemError `profile-not-found`, or what keeps the vault from being written
 */
export async function forgetProfile(name: string, settings: ForgetSettings): Promise<Leftover[]> {
  const profiles = openProfiles(settings.stateFolder)
  const profile = await profiles.get(name)
  const others = (await profiles.list()).filter((one) => one.name !== name)
  const isShared = others.some(({ baseUrl }) => baseUrl === profile.baseUrl)
  const isOwn = isNamed(signInName(profile))
  // The secrets first: whoever is stopped in the middle can begin again.
  await forgetSecrets(settings.stateFolder, (entry) =>
    isShared ? isOwn(entry) : entry.origin === profile.baseUrl,
  )
  await settings.forgetJournal?.(profile)
  await profiles.remove(name)
  return [...sourceOf(profile), ...always]
}

/** The compiled code says nothing of a person, but nothing of ours shall be left either. */
const isOfPerson = /^(?:profiles|journal|history|compiled-code)(?:[.-]|$)/

/** Where profiles read their credential each time: not ours to remove. */
async function leftOutside(stateFolder: string): Promise<Leftover[]> {
  try {
    return (await openProfiles(stateFolder).list()).flatMap(sourceOf)
  } catch (thrown) {
    // Damaged or newer: it goes all the same.
    if (thrown instanceof ProblemError) return []
    throw thrown
  }
}

const sourceOf = ({ name, credentialFrom }: Profile): Leftover[] =>
  credentialFrom === undefined
    ? []
    : [{ what: credentialFrom, why: `Profile ${name} read its credential there.` }]

/** What no program can take back. */
const always: readonly Leftover[] = [
  {
    what: 'copies of secrets that went into files, commands or a clipboard',
    why: 'They are no longer in our hands.',
  },
  {
    what: 'the tokens themselves, at their tenants',
    why: 'Delete there what is not needed any more.',
  },
  { what: 'backups of this disk', why: 'Nothing is wiped on it, only removed.' },
]
