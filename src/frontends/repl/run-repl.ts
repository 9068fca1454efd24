import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { LineSession } from './line-session.ts'

/** `repl`: a prompt where a person types, a script where lines are piped in. */
export async function runRepl(
  context: CommandContext,
  { keepGoing = false }: { readonly keepGoing?: boolean },
): Promise<Output> {
  const session = await LineSession.open(context)
  const exitCode = context.stdin.isTTY
    ? await (await import('./run-prompt.ts')).runPrompt(session)
    : await (await import('./run-script.ts')).runScript(session, keepGoing)
  return { json: {}, text: '', silent: true, exitCode }
}
