import { ProblemError } from '#src/domain/problem.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { profileJson, sayCredential } from './profile-words.ts'
import { textFacts } from './text-table.ts'

/** `profile show`: one profile, or the one in use. */
export async function showProfile(
  { workbench }: CommandContext,
  name: string | undefined,
): Promise<Output> {
  const chosen = await workbench.profiles.default()
  const profile = name === undefined ? chosen : await workbench.profiles.get(name)
  if (profile === undefined) throw new ProblemError(noneInUse)
  const { identity, label, color, orgId } = profile
  return {
    json: profileJson(profile, chosen),
    objects: objectsOf('profile', [profile]),
    text: textFacts([
      ['name', profile.name],
      ['product', profile.provider],
      ['address', profile.baseUrl],
      ...fact('organisation', orgId),
      ['credential', sayCredential(profile)],
      ...fact('signs in as', identity),
      ['writes', profile.readOnly ? 'refused: read-only' : 'allowed'],
      ...fact('label', label),
      ...fact('colour', color),
    ]),
  }
}

const fact = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]]

const noneInUse = {
  kind: 'not-found' as const,
  code: 'no-profile',
  title: 'No profile is set up yet.',
  nextSteps: [{ text: 'Let the guided set-up make one.', command: 'tokenbench setup' }],
}
