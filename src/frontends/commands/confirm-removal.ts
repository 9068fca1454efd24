import { declined, ProblemError } from '#src/domain/problem.ts'
import { openLineReader } from '#src/frontends/plain/open-line-reader.ts'
import type { CommandContext } from './command.ts'

/** What is taken away on this machine alone. */
export interface Removal {
  readonly title: string
  /** What goes, a line each. */
  readonly lines: readonly string[]
}

/**
 * Has a removal confirmed: by `--yes`, or by a person at the terminal.
 *
 * @throws ProblemError `not-confirmed` (refused)
 * @throws Cancelled on Ctrl-C
 */
export async function confirmRemoval(
  { globals, stdin, stderr, signal }: CommandContext,
  { title, lines }: Removal,
): Promise<void> {
  if (globals.yes) return
  if (stdin.isTTY && !globals.json) {
    const reader = openLineReader({ input: stdin, output: stderr, signal })
    try {
      stderr.write([title, ...lines.map((line) => `  ${line}`), ''].join('\n'))
      const prompt = 'Type yes to do it. Anything else changes nothing: '
      if ((await reader.line(prompt, { pastes: false })).trim() === 'yes') return
      throw declined('Nothing was removed.')
    } finally {
      reader.close()
    }
  }
  throw new ProblemError({
    kind: 'refused',
    code: 'not-confirmed',
    title: `Nothing was removed: “${title}” was not confirmed.`,
    nextSteps: [{ text: 'Look at it with --dry-run; then  --yes  confirms it.' }],
  })
}
