import type { CommandContext, Output } from './command.ts'
import { profileJson } from './profile-words.ts'

/** `profile use`: makes one the default. */
export async function useProfile({ workbench }: CommandContext, name: string): Promise<Output> {
  const profile = await workbench.profiles.use(name)
  return { json: profileJson(profile, profile), text: `${profile.name} is the default now.` }
}
