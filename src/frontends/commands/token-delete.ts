import { deleteTokensFlow } from '#src/jobs/flows/delete-tokens.ts'
import type { CommandContext, Output } from './command.ts'
import { runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

/** `token delete`: tokens, for good. */
export async function removeTokens(
  context: CommandContext,
  tokens: readonly string[],
): Promise<Output> {
  const { target, signIn } = await signInForWrite(context)
  const flow = deleteTokensFlow(context.workbench, signIn, target.kept?.vaultKey)
  return runUnattended(context, target, flow, { tokens }, writtenJson)
}
