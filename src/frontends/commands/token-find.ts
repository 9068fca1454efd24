import { tokenJson } from '#src/domain/token.ts'
import { findByValue } from '#src/jobs/queries/find-by-value.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOf, exitOk } from './exit-code.ts'
import { readValue, type ValueOptions } from './given-value.ts'
import { tokenFacts } from './token-facts.ts'

/** `token find`: which token a value is of. */
export async function findTokenOfValue(
  context: CommandContext,
  options: ValueOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const target = await targetOf(workbench, globals)
  const { handle } = await holdCredential(workbench, target, signal)
  const value = await readValue(context, target, options)
  const { token, how, said } = await findByValue(workbench.client(handle), value, signal)
  const now = workbench.clock.now()
  return {
    json: {
      token: token === undefined ? null : tokenJson(token, now),
      candidates: [],
      how,
      text: said,
    },
    text: token === undefined ? said : `${said}\n${tokenFacts(token, now)}`,
    exitCode: token === undefined ? exitCodeOf('not-found') : exitOk,
  }
}
