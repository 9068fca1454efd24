import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { isLasting, parseSource } from '#src/local/secrets/source.ts'
import { unfit } from './profile-problems.ts'

export type Provider = 'atlan' | 'axiom'

/** A tenant that a person works with. It says where the credential is, never what it is. */
export interface Profile {
  readonly name: string
  readonly provider: Provider
  /** The tenant's origin, see `parseTenantUrl`. */
  readonly baseUrl: string
  readonly orgId?: string
  /** `session`: the credential is given anew each time. `reference`: it is read from its place. */
  readonly store: 'session' | 'reference'
  /** A source that lasts (`file:`, `env:`, `command:`), with `reference` only. */
  readonly credentialFrom?: string
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
  const { color, label, credentialFrom, ...rest } = profile
  if (color !== undefined && !profileColors.includes(color)) throw unfit.color(profileColors)
  if (label !== undefined && !/^[^\p{C}]{1,40}$/u.test(label)) throw unfit.label()
  const source = lastingSource(profile.store, credentialFrom)
  return {
    ...rest,
    baseUrl: parseTenantUrl(profile.baseUrl).origin,
    ...(source !== undefined && { credentialFrom: source }),
    ...(label !== undefined && { label }),
    ...(color !== undefined && { color }),
  }
}

function lastingSource(store: Profile['store'], text: string | undefined): string | undefined {
  if (store === 'session') {
    if (text === undefined) return undefined
    throw unfit.sourceOfSession()
  }
  const source = text === undefined ? undefined : parseSource(text)
  if (source === undefined || !isLasting(source)) throw unfit.source()
  return source.text
}
