import { ProblemError } from '#src/domain/problem.ts'
import type { Verified } from '#src/jobs/queries/verify-credential.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { NewProfile } from '#src/local/profiles/profiles.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { CommandContext } from './command.ts'

/**
 * Adds a profile whose credential the vault keeps: first the credential, then the profile, so that
 * none of them is without the other.
 * @param mayGoWithout the vault is the default and was not asked for by name: who then chooses
 *   `none` gets a profile that keeps nothing
 */
export async function keepInVault(
  { workbench }: CommandContext,
  wanted: Omit<NewProfile, 'store'>,
  { secret, kind }: Verified,
  mayGoWithout: boolean,
): Promise<Profile> {
  const { profiles, vault: access } = workbench
  try {
    const vault = await access.open()
    const name = signInName(wanted)
    await vault.put({ ...name, kind, label: wanted.name }, secret)
    try {
      return await profiles.add({ ...wanted, store: 'vault', vaultKey: vault.keptBy })
    } catch (thrown) {
      await vault.remove(name)
      throw thrown
    }
  } catch (thrown) {
    const isNone = thrown instanceof ProblemError && thrown.problem.code === 'vault-none'
    if (!isNone || !mayGoWithout) throw thrown
    return profiles.add({ ...wanted, store: 'session', vaultKey: 'none' })
  }
}
