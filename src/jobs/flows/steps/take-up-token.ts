import type { TakeUpTokenStep } from '#src/domain/plan.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Creation, creationOutcome } from './token-creation.ts'
import { tryOwnSecret } from './try-own-secret.ts'

/** Tries the secret of a token that is there already: what follows depends on it as on a new one. */
export async function takeUpToken(
  workbench: Workbench,
  { token, held: handle }: TakeUpTokenStep,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Creation<AtlanToken>> {
  const kept = workbench.secrets.get(handle)
  if (kept === undefined) throw new Error('a secret that a plan goes on with is held')
  const key = `take up ${token.id}`
  report(key, { text: `Trying the secret of “${token.name}”`, state: 'running' })
  const tried = await tryOwnSecret(workbench.client(handle), usernameOf(token), signal)
  const works = tried.effective === 'yes'
  const text = works ? `“${token.name}” is there and works` : `“${token.name}” does not work`
  report(key, { text, state: works ? 'done' : 'failed' })
  return {
    created: { token, handle, deliveredTo: kept.source, fingerprint: kept.secret.fingerprint },
    outcome: creationOutcome(token, 'already', { id: token.id, verified: true, ...tried }),
  }
}
