import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { updateTokenFlow } from '#src/jobs/flows/update-token.ts'
import { refuseProduct, targetOf } from '#src/jobs/queries/target.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output } from './command.ts'
import { given, runUnattended } from './run-unattended.ts'
import { signInForWrite } from './sign-in-for-write.ts'
import { writtenJson } from './written-json.ts'

interface UpdateOptions {
  readonly name?: string
  readonly description?: string
}

/** `token update`: another name or description; personas, id and secret stay. */
export async function changeToken(
  context: CommandContext,
  ref: string,
  { name, description }: UpdateOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  refuseProduct(await targetOf(workbench, globals), 'atlan', {
    text: 'On Axiom a token stays as it was made; another can take its place.',
    command: shellCommand(['tokenbench', 'token', 'rotate', ref, '--overlap', '48h']),
  })
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
