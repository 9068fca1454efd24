import { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import type { VaultEntry } from '#src/local/secrets/vault/vault-entry.ts'
import type { Profile } from './profile.ts'
import { freeName, profileNameOf } from './profile-name.ts'

/** What another tool keeps that would make a profile here; nothing of it is written anywhere. */
export interface Imported {
  readonly found: readonly ImportedProfile[]
  readonly passedOver: readonly PassedOver[]
}

/** A profile to be, and its secret: to be verified at the tenant, and then kept in the vault. */
export interface ImportedProfile extends Pick<Profile, 'name' | 'provider' | 'baseUrl' | 'orgId'> {
  readonly secret: Secret
  readonly kind: VaultEntry['kind']
  /** The one that the other tool uses when nothing says which. */
  readonly isDefault: boolean
}

export interface PassedOver {
  /** As the other tool calls it. */
  readonly name: string
  /** A sentence. */
  readonly why: string
}

/** What the other tool has for one tenant. */
export interface Credential {
  readonly name: string
  readonly provider: Profile['provider']
  readonly url: string
  readonly token: string
  readonly orgId?: string | undefined
  readonly isDefault?: boolean
}

/** The profile that it makes, or why it makes none. The token is in no reason. */
function importedFrom(credential: Credential): ImportedProfile | PassedOver {
  const { name, provider, url, orgId, isDefault = false } = credential
  const token = credential.token.trim()
  if (token === '') return { name, why: 'It has no token.' }
  if (/[\s\p{Cc}]/u.test(token)) return { name, why: 'Its token is more than one word.' }
  const baseUrl = originOf(url)
  if (baseUrl === undefined) return { name, why: 'Its address is not one of a tenant.' }
  return {
    name: profileNameOf(name, 'imported'),
    provider,
    baseUrl,
    ...(orgId ? { orgId } : {}),
    secret: new Secret(token),
    // Axiom's own prefix for what a person makes for themselves.
    kind: token.startsWith('xapt-') ? 'personal-access-token' : 'api-token',
    isDefault,
  }
}

/** Sorts them; names that became the same are told apart by a number. */
export function importedOf(all: readonly (Credential | PassedOver)[]): Imported {
  const found: ImportedProfile[] = []
  const passedOver: PassedOver[] = []
  for (const one of all) {
    const imported = 'why' in one ? one : importedFrom(one)
    if ('why' in imported) passedOver.push(imported)
    else found.push({ ...imported, name: freeName(imported.name, found) })
  }
  return { found, passedOver }
}

function originOf(url: string): string | undefined {
  try {
    return parseTenantUrl(url).origin
  } catch (thrown) {
    if (thrown instanceof ProblemError) return undefined
    throw thrown
  }
}
