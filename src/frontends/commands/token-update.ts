import type { Command } from 'commander'
import { ProblemError } from '#src/domain/problem.ts'
import { updateTokenFlow } from '#src/jobs/flows/update-token.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { given, runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

/** `token update`. */
export function tokenUpdateCommand(token: Command, run: Run): void {
  token
    .command('update')
    .description('another name or description; personas, id and secret stay')
    .argument('<REF>', 'id, client id or exact name')
    .option('--name <TEXT>', 'the new name')
    .option('--description <TEXT>', "the new description; '' empties it")
    .action(run(update))
}

interface UpdateOptions {
  readonly name?: string
  readonly description?: string
}

async function update(
  context: CommandContext,
  ref: string,
  { name, description }: UpdateOptions,
): Promise<Output> {
  const { workbench, signal } = context
  if (name === undefined && description === undefined) throw new ProblemError(nothingToChange)
  const { target, signIn } = await signInForWrite(context)
  const token = await findToken(workbench.client(signIn.handle), ref, signal)
  const flow = updateTokenFlow(workbench, signIn, token)
  return runUnattended(context, target, flow, given({ name, description }), writtenJson)
}

const nothingToChange = {
  kind: 'usage' as const,
  code: 'nothing-to-change',
  title: 'What should change? Neither --name nor --description was given.',
  nextSteps: [
    { text: 'Give one of them, or both.', command: 'tokenbench token update --help' },
    { text: 'Personas are changed with  tokenbench persona link  and  unlink.' },
  ],
}
