import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import type { HeldCredential } from './credential.ts'
import { ownSource, type Target } from './target.ts'

/**
 * Asks the tenant whether a profile's own credential is still that of the account it was verified
 * as: a file, or a command's output, may hold somebody else's by now. A credential of this run
 * alone (`TOKENBENCH_TOKEN`) may be anybody's. One request, and none for a profile that was never
 * verified.
 *
 * @throws ProblemError `other-identity` (conflict)
 */
export async function refuseOtherIdentity(
  workbench: Workbench,
  target: Target,
  { handle }: HeldCredential,
  signal: AbortSignal,
): Promise<void> {
  const { kept, source } = target
  if (kept?.identity === undefined || source !== ownSource(kept)) return
  const account = await workbench.client(handle).identity.account(signal)
  if (account !== kept.identity)
    throw new ProblemError(otherIdentity(kept.name, kept.identity, account))
}

/** @param before as whom the profile was verified @param now as the tenant says */
export const otherIdentity = (profile: string, before: string, now: string): Problem => ({
  kind: 'conflict',
  code: 'other-identity',
  title: `Profile ${profile} signed in as ${before} when it was checked, and is ${now} now. Nothing was written.`,
  nextSteps: [
    { text: 'See who that is.', command: `tokenbench status --profile ${profile}` },
    {
      text: 'If that is right, check and keep it once more.',
      command: `tokenbench profile set ${profile} --credential-from SRC`,
    },
  ],
})
