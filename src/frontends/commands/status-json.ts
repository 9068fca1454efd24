import type { Status } from '#src/jobs/queries/status.ts'
import { ownSource, type Target, tokenVariable } from '#src/jobs/queries/target.ts'

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

/** The profile’s own credential, where a variable of this run goes before it. */
export function overridden({ kept, source }: Target): string | undefined {
  const own = kept === undefined ? undefined : ownSource(kept)
  return source === `env:${tokenVariable}` && own !== source ? own : undefined
}

/** As whom the profile was verified, when it is somebody else now. */
export function otherThan({ kept, source }: Target, username: string): string | undefined {
  if (kept?.identity === undefined || source !== ownSource(kept)) return undefined
  return kept.identity === username ? undefined : kept.identity
}
