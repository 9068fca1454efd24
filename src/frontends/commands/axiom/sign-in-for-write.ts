import type { CommandContext } from '#src/frontends/commands/command.ts'
import { targetOfWrite } from '#src/frontends/commands/target-of-write.ts'
import { refuseOtherAxiomIdentity } from '#src/jobs/queries/axiom-same-identity.ts'
import { type AxiomSignIn, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Target } from '#src/jobs/queries/target.ts'

/**
 * The organisation of a command that writes, and the credential that it writes with.
 *
 * @throws ProblemError `read-only-profile` (refused), what is wrong with the credential, or that it
 *   is somebody else's than the profile was verified with
 */
export async function axiomForWrite(
  context: CommandContext,
): Promise<{ target: Target; signIn: AxiomSignIn }> {
  const { workbench, signal } = context
  const target = await targetOfWrite(context)
  const signIn = await holdAxiom(workbench, target, signal)
  await refuseOtherAxiomIdentity(workbench, target, signIn, signal)
  return { target, signIn }
}
