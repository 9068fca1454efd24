import { statusFacts } from '#src/frontends/words/status-facts.ts'
import { statusOf } from '#src/jobs/queries/status.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output } from './command.ts'
import { statusJson } from './status-json.ts'
import { textFacts } from './text-table.ts'

/** `status`: who am I, on which tenant, with what credential, how long still. */
export async function showStatus({ workbench, globals, signal }: CommandContext): Promise<Output> {
  const found = await statusOf(workbench, await targetOf(workbench, globals), signal)
  return { json: statusJson(found), text: textFacts(statusFacts(found)) }
}
