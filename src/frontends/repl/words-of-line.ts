import { ProblemError } from '#src/domain/problem.ts'
import { type ShellWord, shellWords } from '#src/domain/shell-words.ts'

/**
 * The words of a line that is to be run. `tokenbench` itself may stand in front, as it does in
 * every command that we print.
 *
 * @throws ProblemError (usage) `line-unfinished` inside a quote, `line-needs-shell` for a word that
 *   only a shell understands
 */
export function wordsOfLine(line: string): readonly string[] {
  const words = shellWords(line)
  if (words.at(-1)?.open !== undefined) throw new ProblemError(unfinished)
  if (words.some((word) => isOperator(line, word))) throw new ProblemError(needsShell)
  const texts = words.map(({ text }) => text)
  return texts[0] === 'tokenbench' ? texts.slice(1) : texts
}

/** Written without quotes, so a shell would act on it. */
const isOperator = (line: string, { from, to }: ShellWord): boolean =>
  /^(?:\|\|?|&&?|;|\d?[<>]{1,2}(?:&\d)?)$/.test(line.slice(from, to))

const unfinished = {
  kind: 'usage' as const,
  code: 'line-unfinished',
  title: 'The line ends inside a quote.',
  nextSteps: [{ text: 'Close it; a quote as a character is written \\\' or "\'".' }],
}

const needsShell = {
  kind: 'usage' as const,
  code: 'line-needs-shell',
  title: 'This is no shell: pipes and redirections mean nothing here.',
  nextSteps: [
    { text: 'Run the command from your shell, or put quotes around the word if you mean it.' },
  ],
}
