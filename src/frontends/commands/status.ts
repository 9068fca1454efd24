import { sayDate, sayDistance, sayDuration } from '#src/domain/duration.ts'
import { type Identity, sayRoles } from '#src/domain/identity.ts'
import { type Status, statusOf } from '#src/jobs/queries/status.ts'
import { ownSource, type Target, targetOf, tokenVariable } from '#src/jobs/queries/target.ts'
import { sayVaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { CommandContext, Output } from './command.ts'
import { textFacts } from './text-table.ts'

/** `status`: who am I, on which tenant, with what credential, how long still. */
export async function showStatus({ workbench, globals, signal }: CommandContext): Promise<Output> {
  const found = await statusOf(workbench, await targetOf(workbench, globals), signal)
  return { json: statusJson(found), text: statusText(found) }
}

function statusJson({
  target,
  identity,
  orgId,
  fingerprint,
  expiresAt,
  checkedAt,
  clockSkewMs,
}: Status) {
  const { username, kind, roles } = identity
  return {
    profile: target.profile ?? null,
    provider: target.provider,
    baseUrl: target.origin,
    ...(orgId === undefined ? {} : { orgId }),
    identity: { username, kind, roles },
    credential: { source: target.source, fingerprint, expiresAt },
    ...profileJson(target),
    ...(otherThan(target, username) === undefined
      ? {}
      : { previousIdentity: target.kept?.identity }),
    checkedAt,
    serverClockSkewMs: clockSkewMs ?? null,
  }
}

/** What the profile says of how it is used. */
function profileJson(target: Target): object {
  const { kept } = target
  if (kept === undefined) return {}
  const own = overridden(target)
  return {
    store: kept.store,
    vaultKey: kept.vaultKey ?? null,
    readOnly: kept.readOnly ?? false,
    ...(own === undefined ? {} : { overrides: own }),
  }
}

/** The profile’s own credential, where a variable of this run goes before it. */
function overridden({ kept, source }: Target): string | undefined {
  const own = kept === undefined ? undefined : ownSource(kept)
  return source === `env:${tokenVariable}` && own !== source ? own : undefined
}

/** As whom the profile was verified, when it is somebody else now. */
function otherThan({ kept, source }: Target, username: string): string | undefined {
  if (kept?.identity === undefined || source !== ownSource(kept)) return undefined
  return kept.identity === username ? undefined : kept.identity
}

function saySource(target: Target): string {
  const { source = 'nowhere' } = target
  const own = overridden(target)
  const from = source === 'vault' ? 'from the vault' : `from ${source}`
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

const axiomKinds = {
  'personal-access-token': 'a personal access token',
  'api-token': 'an API token',
  user: 'a person',
} as const

/** On Axiom the kind of credential says what one may; on Atlan the roles do. */
const sayKind = ({ provider }: Target, identity: Identity): string =>
  provider === 'axiom'
    ? [axiomKinds[identity.kind], ...identity.roles].join(', ')
    : sayRoles(identity)

function statusText({
  target,
  identity,
  orgId,
  expiresAt,
  checkedAt,
  clockSkewMs,
}: Status): string {
  const skewed = Math.abs(clockSkewMs ?? 0) > 60_000
  return textFacts([
    ['profile', target.profile ?? 'none, by its address'],
    ['tenant', target.origin],
    ...(orgId === undefined ? [] : [['organisation', orgId] as const]),
    ['you are', `${identity.username} (${sayKind(target, identity)})`],
    ['credential', saySource(target)],
    ...profileFacts(target, identity.username),
    [
      'expires',
      expiresAt === null
        ? 'it does not say'
        : `${sayDate(expiresAt)} (${sayDistance(expiresAt, checkedAt)})`,
    ],
    ...(skewed
      ? [['clock', `${sayDuration(Math.abs(clockSkewMs ?? 0))} off the tenant’s`] as const]
      : []),
  ])
}
