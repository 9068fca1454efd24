import type { VaultName } from '#src/local/secrets/vault/vault-entry.ts'
import type { Profile } from './profile.ts'

/**
 * Under what the vault files the credential that a profile signs in with. The profile is part of
 * it: two profiles for one account may hold different tokens, and each goes with its own profile.
 */
export const signInName = (profile: Pick<Profile, 'name' | 'baseUrl' | 'identity'>): VaultName => ({
  origin: profile.baseUrl,
  identity: profile.identity ?? 'not verified',
  purpose: `profile ${profile.name}`,
})
