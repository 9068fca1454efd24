import { otherThan, overridden } from '#src/jobs/queries/profile-differences.ts'
import type { Status } from '#src/jobs/queries/status.ts'
import type { Target } from '#src/jobs/queries/target.ts'

/** The status of one profile or tenant, as the command line prints it (cli.md, "JSON"). */
export function statusJson(status: Status): object {
  const { target, identity, fingerprint, expiresAt, checkedAt, clockSkewMs, latencyMs } = status
  const { username, kind, roles } = identity
  const orgId = status.orgId ?? target.orgId
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
    ...(status.isRefused && { confirmed: false }),
    serverClockSkewMs: clockSkewMs ?? null,
    latencyMs: latencyMs ?? null,
  }
}

/** What the profile says of how it is used. */
export function profileJson(target: Target): object {
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
