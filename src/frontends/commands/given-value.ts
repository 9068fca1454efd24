import { type GivenValue, valueIn } from '#src/jobs/queries/given-value.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { CommandContext } from './command.ts'

export interface ValueOptions {
  readonly from?: string
}

/**
 * The secret that `--from` gives, for a command that asks about it.
 * @throws ProblemError what is wrong with the source, or with the text
 */
export async function readValue(
  { workbench, stdin, signal }: CommandContext,
  { origin }: Target,
  { from }: ValueOptions,
): Promise<GivenValue> {
  const source = from ?? (stdin.isTTY ? 'clipboard' : 'stdin')
  return valueIn(workbench, await workbench.readSource(source, signal, { origin }), origin)
}
