import { explanationLines } from '#src/frontends/plain/explanation-lines.ts'
import { openLineReader } from '#src/frontends/plain/open-line-reader.ts'
import { explain } from '#src/jobs/diagnosis/explain/explain.ts'
import type { CommandContext, Output } from './command.ts'

interface ExplainOptions {
  readonly from?: string
  readonly asset?: string
  readonly token?: string
}

/**
 * `explain`: what was pasted is read, then what the profile may read. Exits 0 with at least one
 * cause, 3 when the text tells of no failure or of none that is known.
 */
export async function explainText(
  context: CommandContext,
  { from, asset, token }: ExplainOptions,
): Promise<Output> {
  const { workbench, globals, stdin, signal } = context
  const source = from ?? (stdin.isTTY ? 'clipboard' : 'stdin')
  const text = await workbench.readSource(source, signal)
  const said = { ...(asset !== undefined && { asset }), ...(token !== undefined && { token }) }
  const gathering = { choice: globals, said, mayTry: (host: string) => mayTry(context, host) }
  const explanation = await explain(workbench, text, gathering, signal)
  return { json: explanation, text: explanationLines(explanation).join('\n') }
}

/** Whether a pasted credential may be sent to its own tenant: `--yes`, or a person at the terminal. */
async function mayTry(
  { globals, stdin, stderr, signal }: CommandContext,
  host: string,
): Promise<boolean> {
  if (globals.yes) return true
  if (!stdin.isTTY || globals.json) return false
  const reader = openLineReader({ input: stdin, output: stderr, signal })
  try {
    const prompt = `Ask ${host} whether it accepts the pasted credential? Type yes, or Enter to leave it: `
    return (await reader.line(prompt, { pastes: false })).trim() === 'yes'
  } finally {
    reader.close()
  }
}
