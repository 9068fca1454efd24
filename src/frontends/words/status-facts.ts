import { sayDate, sayDistance, sayDuration } from '#src/domain/duration.ts'
import { type Identity, sayRoles } from '#src/domain/identity.ts'
import { otherThan, overridden } from '#src/jobs/queries/profile-differences.ts'
import type { Status } from '#src/jobs/queries/status.ts'
import { byHand, type Target } from '#src/jobs/queries/target.ts'
import { sayVaultKey } from '#src/local/secrets/vault/vault-key.ts'

/** Who the tenant says that this is, and by what right. */
export const sayIdentity = ({ target, identity }: Status): string =>
  `${identity.username} (${sayKind(target, identity)})`

/** On Axiom the kind of credential says what one may; on Atlan the roles do. */
const sayKind = ({ provider }: Target, identity: Identity): string =>
  provider === 'axiom'
    ? [axiomKinds[identity.kind], ...identity.roles].join(', ')
    : sayRoles(identity)

const axiomKinds = {
  'personal-access-token': 'a personal access token',
  'api-token': 'an API token',
  user: 'a person',
} as const

const sources: Readonly<Record<string, string>> = {
  vault: 'from the vault',
  [byHand]: 'pasted here, for this run',
}

function saySource(target: Target): string {
  const { source = 'nowhere' } = target
  const own = overridden(target)
  const from = sources[source] ?? `from ${source}`
  return own === undefined ? from : `${from}, which goes before the profile’s own (${own})`
}

function profileFacts(target: Target, username: string): [string, string][] {
  const { kept } = target
  if (kept === undefined) return []
  const other = otherThan(target, username)
  return [
    ...(other === undefined
      ? []
      : [['⚠ changed', `it was ${other} when the profile was checked`] as [string, string]]),
    ...(kept.vaultKey === undefined
      ? []
      : [['vault', sayVaultKey[kept.vaultKey]] as [string, string]]),
    ...(kept.readOnly ? [['writes', 'refused: read-only'] as [string, string]] : []),
    ...(target.production
      ? [['label', 'production: every write is confirmed by name'] as [string, string]]
      : []),
  ]
}

const refusedRead =
  'Axiom does not let it list datasets, and tells no more: it has few capabilities, or is unknown there'

/** All there is to say of it: names and values. */
export function statusFacts(status: Status): (readonly [string, string])[] {
  const { target, identity, orgId, expiresAt, checkedAt, clockSkewMs, latencyMs } = status
  const skewed = Math.abs(clockSkewMs ?? 0) > 60_000
  return [
    ['profile', target.profile ?? 'none, by its address'],
    ['tenant', target.origin],
    ...(orgId === undefined ? [] : [['organisation', orgId] as const]),
    ['you are', sayIdentity(status)],
    ['credential', saySource(target)],
    ...profileFacts(target, identity.username),
    ...(status.isRefused ? [['⚠ not confirmed', refusedRead] as const] : []),
    [
      'expires',
      expiresAt === null
        ? 'it does not say'
        : `${sayDate(expiresAt)} (${sayDistance(expiresAt, checkedAt)})`,
    ],
    ...(skewed
      ? [['clock', `${sayDuration(Math.abs(clockSkewMs ?? 0))} off the tenant’s`] as const]
      : []),
    ...(latencyMs === undefined ? [] : [['answers in', `${Math.round(latencyMs)} ms`] as const]),
  ]
}
