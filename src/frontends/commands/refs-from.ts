import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * What a repeatable flag names, and the lines of `--…-from`: one REF each, without the blanks
 * around it; empty lines do not count.
 *
 * @param named what the flag itself named
 * @returns undefined when neither was said
 * @throws ProblemError `vault-holds-no-names` (usage), or because the source cannot be read
 */
export async function refsFrom(
  workbench: Workbench,
  named: readonly string[] | undefined,
  source: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  if (source === undefined) return named
  if (source.startsWith('vault:')) throw new ProblemError(vaultHoldsNoNames)
  const text = await workbench.readSource(source, signal)
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return [...(named ?? []), ...lines.filter((line) => line !== '')]
}

/** @throws ProblemError `stdin-twice` (usage) when several flags read the one stdin */
export function refuseStdinTwice(sources: readonly (string | undefined)[]): void {
  if (sources.filter((source) => source === 'stdin').length > 1) throw new ProblemError(stdinTwice)
}

const vaultHoldsNoNames = {
  kind: 'usage' as const,
  code: 'vault-holds-no-names',
  title: 'The vault holds secrets, no lists of names.',
  nextSteps: [{ text: 'Use stdin, clipboard, file:PATH, env:NAME or command:CMD.' }],
}

const stdinTwice = {
  kind: 'usage' as const,
  code: 'stdin-twice',
  title: 'Only one of these can be read from stdin.',
  nextSteps: [{ text: 'Put the list into a file: --on-from file:PATH' }],
}
