import { tokenJson } from '#src/domain/token.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { tokenFacts } from './token-facts.ts'

/** `token show`: one token. */
export async function showToken(context: CommandContext, ref: string): Promise<Output> {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const token = await findToken(workbench.client(handle), ref, signal)
  const now = workbench.clock.now()
  return {
    json: tokenJson(token, now),
    text: tokenFacts(token, now),
    objects: objectsOf('token', [token]),
  }
}
