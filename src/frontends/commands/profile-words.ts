import type { Profile } from '#src/local/profiles/profile.ts'

/** A profile as the command line prints it. */
export function profileJson(profile: Profile, chosen: Profile | undefined): object {
  return { ...profile, default: profile.name === chosen?.name }
}

/** What a profile keeps of its credential. */
export function sayCredential({ store, credentialFrom }: Profile): string {
  if (store === 'vault') return 'kept in the vault'
  return store === 'session' ? 'asked for each time' : `read from ${credentialFrom ?? 'nowhere'}`
}
