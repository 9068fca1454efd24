import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { profileJson, sayCredential } from './profile-words.ts'
import { textTable } from './text-table.ts'

/** `profile list`: all profiles. */
export async function listProfiles({ workbench, stderr }: CommandContext): Promise<Output> {
  const [profiles, chosen, newer] = await Promise.all([
    workbench.profiles.list(),
    workbench.profiles.default(),
    workbench.profiles.readOnlyBecause(),
  ])
  if (newer !== undefined) stderr.write(`${newer.title}\n`)
  const rows = profiles.map((profile) => [
    profile.name === chosen?.name ? '❯' : '',
    profile.name,
    profile.provider,
    profile.baseUrl,
    sayCredential(profile),
    profile.label ?? '',
    profile.readOnly ? 'read-only' : '',
  ])
  return {
    json: {
      profiles: profiles.map((profile) => profileJson(profile, chosen)),
      total: profiles.length,
    },
    objects: objectsOf('profile', profiles),
    text: () =>
      rows.length === 0
        ? 'No profile yet. tokenbench setup makes one; tokenbench setup --practice tries it without.'
        : textTable(['', 'name', 'product', 'address', 'credential', 'label', 'writes'], rows),
  }
}
