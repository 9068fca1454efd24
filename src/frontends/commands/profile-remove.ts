import { signInName } from '#src/local/profiles/sign-in-name.ts'
import { forgetSecrets } from '#src/local/secrets/vault/forget-vault.ts'
import { isNamed } from '#src/local/secrets/vault/vault-entry.ts'
import type { CommandContext, Output } from './command.ts'
import { confirmRemoval } from './confirm-removal.ts'

/** `profile remove`: the profile, and the credential that the vault keeps for it. */
export async function removeProfile(context: CommandContext, name: string): Promise<Output> {
  const { workbench, globals } = context
  const profile = await workbench.profiles.get(name)
  const title = `Remove profile ${name}`
  const lines = [
    `the profile of ${profile.baseUrl}`,
    ...(profile.store === 'vault' ? ['the credential that the vault keeps for it'] : []),
  ]
  const json = { removed: name, what: lines }
  if (globals.dryRun)
    return { json: { plan: { title, ...json } }, text: `${title}: ${lines.join(', ')}.` }
  await confirmRemoval(context, { title, lines })
  // The credential first: whoever is stopped in the middle can begin again. It needs no key.
  if (profile.store === 'vault')
    await forgetSecrets(workbench.stateFolder, isNamed(signInName(profile)))
  await workbench.profiles.remove(name)
  return {
    json,
    text: `Profile ${name} is removed. Secrets of tokens that it handed out stay in the vault.`,
  }
}
