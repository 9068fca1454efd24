import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { refuseLowRole } from '#src/jobs/queries/may-manage-tokens.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext } from './command.ts'
import { targetOfWrite } from './target-of-write.ts'

/**
 * The tenant of a command that writes, and the credential of its own that it writes with.
 *
 * @throws ProblemError `read-only-profile` (refused), `not-an-admin` (not permitted), what is wrong
 *   with the credential, or that it is somebody else's than the profile was verified with
 */
export async function signInForWrite(
  context: CommandContext,
): Promise<{ target: Target; signIn: HeldCredential }> {
  const { workbench, signal } = context
  const target = await targetOfWrite(context)
  const signIn = await holdCredential(workbench, target, signal)
  refuseLowRole(signIn)
  await refuseOtherIdentity(workbench, target, signIn, signal)
  return { target, signIn }
}
