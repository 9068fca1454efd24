import { declined, ProblemError } from '#src/domain/problem.ts'
import { openLineReader } from '#src/frontends/plain/open-line-reader.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import type { CommandContext } from './command.ts'

/** What is taken away on this machine alone. */
export interface Removal {
  readonly title: string
  /** What goes, a line each. */
  readonly lines: readonly string[]
}

/**
 * Has a removal confirmed: by `--yes`, by a person at the terminal, or on the screen.
 *
 * @throws ProblemError `not-confirmed` (refused)
 * @throws Cancelled on Ctrl-C
 */
export async function confirmRemoval(
  { globals, stdin, stderr, signal, decide }: CommandContext,
  { title, lines }: Removal,
): Promise<void> {
  if (globals.yes) return
  if (decide !== undefined && !globals.json) {
    const situation = { flow: title, steps: [] }
    const asked = { question: removalQuestion(title, lines), situation, isFirst: true as const }
    if ((await decide(asked)) === removes) return
    throw declined('Nothing was removed.')
  }
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

const removes = 'remove'

const removalQuestion = (
  title: string,
  lines: readonly string[],
): ChoiceQuestion<'removal', string> => ({
  kind: 'choice',
  key: 'removal',
  step: 'Removal',
  ask: `${title}?`,
  about: [`What goes, on this machine alone: ${lines.join('; ')}.`],
  checking: '',
  options: async () => [
    { value: 'keep', label: 'no', columns: ['everything stays'] },
    { value: removes, label: 'yes', columns: ['this cannot be taken back'] },
  ],
  initial: 'keep',
  answer: async (input) => ({ value: String(input) }),
})
