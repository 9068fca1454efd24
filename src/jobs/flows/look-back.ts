import type { CredentialHandle } from '#src/domain/credential.ts'
import { lookBack } from '#src/jobs/queries/look-back.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applying } from './flow.ts'

/** Ours: sooner than this after a write the audit is not worth a request. */
export const auditBehindMilliseconds = 1_000

/** Looks whether something of others was written over, and says so; `doubts` offers to mend it. */
export async function lookBackAt(
  workbench: Workbench,
  by: CredentialHandle,
  { report, signal }: Pick<Applying, 'report' | 'signal'>,
): Promise<void> {
  const { journal, clock } = workbench
  const client = workbench.client(by)
  const found = await lookBack({ journal, origin: client.origin, now: clock.now() }, client, signal)
  if (found === 0) return
  const text = `Somebody else wrote at the same moment as tokenbench, and it was lost (${found}): see  tokenbench doubts`
  report('look back', { text, state: 'failed' })
}
