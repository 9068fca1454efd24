import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Situation } from './asker.ts'

/**
 * Where a job is and as whom, for the header.
 *
 * @param signIn who creates and reads
 * @param granter whose bearer is borrowed: its end is the clock that runs
 */
export function situationOf(
  workbench: Workbench,
  tenant: string | undefined,
  signIn: (HeldCredential & Partial<Credential>) | undefined,
  granter: Credential | undefined = undefined,
): Omit<Situation, 'flow' | 'steps'> {
  // The practice tenant is the only one that is known before anybody named it.
  const origin = tenant ?? workbench.practice?.atlan.baseUrl
  if (origin === undefined) return {}
  const practice = workbench.practiceAt(origin) !== undefined
  const identity = granter?.identity ?? signIn?.identity
  const ends = granter?.identity.kind === 'user' ? granter.expiresAt : undefined
  return {
    tenant: { host: new URL(origin).host, practice },
    ...(identity === undefined ? {} : { identity }),
    ...(ends === undefined ? {} : { bearerExpiresAt: ends }),
  }
}
