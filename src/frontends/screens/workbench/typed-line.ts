import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Item } from './place.ts'
import { runLine } from './run-line.ts'
import type { Shell } from './shell.ts'

/** An item that does what a command does: it runs the command's own line. */
export const lineItem = (shell: Shell, label: string, words: readonly string[]): Item => ({
  label,
  columns: [words.join(' ')],
  command: shell.desk.commandLine(words),
  choose: () => void typeLine(shell, words),
})

/** Runs words as if they were typed. */
export async function typeLine(shell: Shell, words: readonly string[]): Promise<void> {
  const prompt = await shell.prompt
  if (prompt === undefined) shell.say('Lines cannot be run here.')
  else await runLine(shell, prompt, shellCommand(words))
}
