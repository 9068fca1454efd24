import type { Command } from 'commander'
import { deleteTokensFlow } from '#src/jobs/flows/delete-tokens.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

/** `token delete`. */
export function tokenDeleteCommand(token: Command, run: Run): void {
  token
    .command('delete')
    .description('delete tokens for good; --yes=NAME, --yes=ID, or --yes=COUNT for several')
    .argument('<REF...>', 'id, client id or exact name')
    .action(run(remove))
}

async function remove(context: CommandContext, tokens: readonly string[]): Promise<Output> {
  const { target, signIn } = await signInForWrite(context)
  const flow = deleteTokensFlow(context.workbench, signIn)
  return runUnattended(context, target, flow, { tokens }, writtenJson)
}
