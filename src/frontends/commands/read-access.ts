import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { accessOfNamed } from '#src/jobs/queries/token-access.ts'
import type { CommandContext } from './command.ts'

/** What the named tokens may do, with a client of their tenant to read more. */
export async function readAccessOf(context: CommandContext, refs: readonly string[]) {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const client = workbench.client(handle)
  return { client, accesses: await accessOfNamed(client, refs, signal) }
}
