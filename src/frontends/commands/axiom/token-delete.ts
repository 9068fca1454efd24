import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { runUnattended } from '#src/frontends/commands/run-unattended.ts'
import { writtenJson } from '#src/frontends/commands/written-json.ts'
import { deleteAxiomTokensFlow } from '#src/jobs/flows/axiom/delete-tokens.ts'
import { axiomForWrite } from './sign-in-for-write.ts'

/** `token delete` on Axiom. */
export async function deleteAxiom(
  context: CommandContext,
  tokens: readonly string[],
): Promise<Output> {
  const { target, signIn } = await axiomForWrite(context)
  const flow = deleteAxiomTokensFlow(context.workbench, signIn, target.kept?.vaultKey)
  return runUnattended(context, target, flow, { tokens }, writtenJson)
}
