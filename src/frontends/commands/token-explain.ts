import { sayAccess } from '#src/jobs/queries/access-words.ts'
import { accessJson } from './access-json.ts'
import { accessLines } from './access-text.ts'
import type { CommandContext, Output } from './command.ts'
import { readAccessOf } from './read-access.ts'

/** `token explain`: what a token may do, in words. */
export async function explainToken(context: CommandContext, ref: string): Promise<Output> {
  const { accesses } = await readAccessOf(context, [ref])
  const [access] = accesses
  if (access === undefined) throw new Error('one token has one access')
  const now = context.workbench.clock.now()
  return {
    json: { ...accessJson(access, now), words: sayAccess(access, now) },
    text: accessLines(access, now).join('\n'),
  }
}
