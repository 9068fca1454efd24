import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import { readAccess, type TokenAccess } from '#src/jobs/queries/token-access.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { CommandContext } from './command.ts'

/**
 * What the tokens may do, in the order in which they were named.
 * @throws ProblemError `token-not-found`, or `ambiguous-name` with the candidates
 */
export async function accessOfTokens(
  { workbench, globals, signal }: CommandContext,
  refs: readonly string[],
): Promise<{ client: AtlanClient; accesses: TokenAccess[] }> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const client = workbench.client(handle)
  const tokens: AtlanToken[] = []
  for (const ref of refs) tokens.push(await findToken(client, ref, signal))
  const { identity } = await client.identity.whoAmI(signal)
  return { client, accesses: await readAccess(client, identity, tokens, signal) }
}
