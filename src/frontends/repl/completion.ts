import { shellWords } from '#src/domain/shell-words.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { cut } from '#src/frontends/ui/width.ts'
import { bashReplies } from './bash-replies.ts'
import type { Candidate } from './candidates.ts'
import { completeAt } from './complete-line.ts'
import { completionScripts, type Shell } from './completion-scripts.ts'
import { LineSession } from './line-session.ts'
import { LiveNames } from './live-names.ts'

/** `completion SHELL`: the script to be loaded by that shell. */
export async function completionScript(_context: CommandContext, shell: Shell): Promise<Output> {
  const script = completionScripts[shell]
  return { json: { shell, script }, text: script.trimEnd() }
}

/**
 * `__complete SHELL TYPED LINE`: what could stand at the end of the line, a reply each. It never
 * fails and asks nobody: a person who presses Tab sees more words, or no more words.
 */
export async function completeForShell(
  context: CommandContext,
  shell: Shell,
  typed: string,
  line: string,
): Promise<Output> {
  const ended = new AbortController()
  try {
    const session = await LineSession.open(context)
    const names = new LiveNames(context.workbench, ended.signal)
    const words = behindCommand(line)
    const { word, found } = await completeAt(session, names, words, context.signal)
    const replies = shell === 'bash' ? bashReplies(words, word, typed, found) : found.map(described)
    return { json: { replies }, text: replies.join('\n') }
  } catch {
    return { json: { replies: [] }, text: '' }
  } finally {
    ended.abort()
  }
}

/** The line without the command itself, under whatever name, and without variables before it. */
function behindCommand(line: string): string {
  const command = shellWords(line).find(({ text }) => !/^\w+=/.test(text))
  return command === undefined ? '' : line.slice(command.to)
}

/** As zsh and fish read it; they quote the word themselves. */
const described = ({ word, about = '' }: Candidate): string => `${word}\t${cut(about, 60)}`
