import { problemOf } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Environment } from '#src/local/environment.ts'
import { writeClipboard } from './clipboard.ts'
import { sendToTerminalClipboard, terminalTextSent } from './terminal-clipboard.ts'

/**
 * Puts a text that is no secret on a clipboard: the desktop's, else the terminal's where that may
 * be asked.
 *
 * @returns a sentence that says where it went, and no more than is known
 */
export async function copyText(
  text: string,
  to: {
    readonly environment: Environment
    readonly stdout: NodeJS.WriteStream
    readonly viaTerminal: boolean
  },
): Promise<string> {
  const { environment, stdout, viaTerminal } = to
  try {
    await writeClipboard(text, { environment })
    return 'Copied.'
  } catch (thrown) {
    if (!viaTerminal) return `Not copied: ${problemOf(thrown).title}`
    await sendToTerminalClipboard(new Secret(text), stdout)
    return terminalTextSent
  }
}
