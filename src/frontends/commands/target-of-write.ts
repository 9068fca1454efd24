import { refuseReadOnly } from '#src/jobs/flows/profile-rules.ts'
import { type Target, targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext } from './command.ts'

/**
 * The tenant of a command that writes. A read-only profile refuses before a credential is read or
 * anybody is asked; its plan may be seen.
 *
 * @throws ProblemError `read-only-profile` (refused), and what `targetOf` throws
 */
export async function targetOfWrite({ workbench, globals }: CommandContext): Promise<Target> {
  const target = await targetOf(workbench, globals)
  if (!globals.dryRun) refuseReadOnly(target)
  return target
}
