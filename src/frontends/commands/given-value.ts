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
  context: CommandContext,
  target: Target,
  options: ValueOptions,
): Promise<GivenValue> {
  return valueIn(context.workbench, await readSaid(context, target, options), target.origin)
}

/** The text that `--from` gives, as it stands there; without it standard input, or the clipboard. */
export function readSaid(
  { workbench, stdin, signal }: CommandContext,
  { origin }: Target,
  { from }: ValueOptions,
): Promise<string> {
  const source = from ?? (stdin.isTTY ? 'clipboard' : 'stdin')
  return workbench.readSource(source, signal, { origin })
}
