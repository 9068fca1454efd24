import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { isLasting, parseSource } from '#src/local/secrets/source.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import { unfit } from './profile-problems.ts'

export type Provider = 'atlan' | 'axiom'

/** A tenant that a person works with. It says where the credential is, never what it is. */
export interface Profile {
  readonly name: string
  readonly provider: Provider
  /** The tenant's origin, see `parseTenantUrl`. */
  readonly baseUrl: string
  readonly orgId?: string
  /**
   * `vault`: the credential is in the vault, under `signInName`. `reference`: it is read from its
   * place. `session`: it is given anew each time.
   */
  readonly store: 'vault' | 'reference' | 'session'
  /** A source that lasts (`file:`, `env:`, `command:`), with `reference` only. */
  readonly credentialFrom?: string
  /** How the vault's key is kept, once it was chosen; needed with `vault`. */
  readonly vaultKey?: VaultKey
  /**
   * The username that the tenant gave when the credential was last verified, so that another one
   * behind the same profile is noticed.
   */
  readonly identity?: string
  /** Refuses every write to the tenant. */
  readonly readOnly?: boolean
  readonly label?: string
  readonly color?: string
  readonly createdAt: Date
}

export const profileColors: readonly string[] = [
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'gray',
]

/**
 * The profile as it is kept: address and source in their lasting form.
 * @throws ProblemError of kind `usage` that says what does not fit
 */
export function checkedProfile(profile: Profile): Profile {
  // Not a dash first: such a name would be read as an option.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(profile.name)) throw unfit.name()
  const { color, label, credentialFrom, identity, vaultKey, ...rest } = profile
  if (color !== undefined && !profileColors.includes(color)) throw unfit.color(profileColors)
  if (label !== undefined && !/^[^\p{C}]{1,40}$/u.test(label)) throw unfit.label()
  if (identity !== undefined && !/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(identity)) throw unfit.identity()
  if (profile.store === 'vault' && (vaultKey ?? 'none') === 'none') throw unfit.vaultKey()
  const source = lastingSource(profile.store, credentialFrom)
  return {
    ...rest,
    baseUrl: parseTenantUrl(profile.baseUrl).origin,
    ...(source !== undefined && { credentialFrom: source }),
    ...(vaultKey !== undefined && { vaultKey }),
    ...(identity !== undefined && { identity }),
    ...(label !== undefined && { label }),
    ...(color !== undefined && { color }),
  }
}

function lastingSource(store: Profile['store'], text: string | undefined): string | undefined {
  if (store !== 'reference') {
    if (text === undefined) return undefined
    throw unfit.sourceOfAnother(store)
  }
  const source = text === undefined ? undefined : parseSource(text)
  if (source === undefined || !isLasting(source)) throw unfit.source()
  return source.text
}
