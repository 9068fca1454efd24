import type { Identity } from '#src/domain/identity.ts'
import type { Workbench } from '#src/workbench.ts'
import { axiomStatusOf } from './axiom-status.ts'
import type { Target } from './target.ts'
import { signIn } from './target-credential.ts'

/** Who one is on a tenant, as the tenant itself says. */
export interface Status {
  readonly target: Target
  readonly identity: Identity
  /** The organisation that one works in (Axiom). */
  readonly orgId?: string
  readonly fingerprint: string
  readonly expiresAt: Date | null
  readonly checkedAt: Date
  /** The tenant's clock minus ours; absent when the tenant does not say its time. */
  readonly clockSkewMs?: number
  /**
   * The tenant answered, and did not let this credential read even what tells most about it: it is
   * alive, or unknown there (an Axiom token with few capabilities).
   */
  readonly isRefused?: true
  /** How long its first answer took, in milliseconds. */
  readonly latencyMs?: number
}

/** Asks the tenant who the target's credential is. Two requests. */
export async function statusOf(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<Status> {
  let latencyMs: number | undefined
  const leave = workbench.trace.onEntry(({ origin, ms }) => {
    if (origin === target.origin) latencyMs ??= ms
  })
  const ask = target.provider === 'axiom' ? axiomStatusOf : atlanStatusOf
  try {
    const status = await ask(workbench, target, signal)
    return { ...status, ...(latencyMs === undefined ? {} : { latencyMs }) }
  } finally {
    leave()
  }
}

async function atlanStatusOf(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<Status> {
  const { credential, serverDate } = await signIn(workbench, target, signal)
  const checkedAt = workbench.clock.now()
  const kept = workbench.secrets.get(credential.handle)
  return {
    target,
    identity: credential.identity,
    fingerprint: kept?.secret.fingerprint ?? '',
    expiresAt: credential.expiresAt ?? null,
    checkedAt,
    ...(serverDate === undefined
      ? {}
      : { clockSkewMs: serverDate.getTime() - checkedAt.getTime() }),
  }
}
