import type { Writable } from 'node:stream'
import { ProblemError } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'

/** What to say before it is asked whether a secret shall go this way. */
export const terminalClipboardRisk =
  'The secret goes through this terminal: a recording of the session, a shared screen’s log or a terminal multiplexer may keep it, and nobody can tell whether it arrives.'

/** What to say afterwards. It does not say that it arrived, because no terminal answers. */
export const terminalClipboardSent =
  'Sent to your terminal for its clipboard. If pasting gives something else, the terminal does not take it (tmux refuses it unless set-clipboard is on): use file:PATH.'

/** The same for a text that is no secret, in the one line that there is for it. */
export const terminalTextSent =
  'Sent to your terminal’s clipboard; nobody can tell whether it arrived.'

/**
 * Asks the terminal to put a secret on the clipboard of the machine that it runs on, which is how
 * one gets out of an SSH session (OSC 52, from xterm's control sequences). A step of its own: it is
 * never taken instead of the desktop's clipboard, and only after the person agreed to the risk.
 *
 * @throws ProblemError of kind `refused`: `terminal-clipboard-no-terminal`, or
 *   `terminal-clipboard-too-long` for more than terminals take
 */
export async function sendToTerminalClipboard(
  secret: Secret,
  stdout: Writable & { readonly isTTY?: boolean },
): Promise<void> {
  if (!stdout.isTTY) throw noTerminal()
  const encoded = Buffer.from(secret.reveal(), 'utf8').toString('base64')
  if (encoded.length > mostCharacters) throw tooLong()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  stdout.write(`\x1b]52;c;${encoded}\x07`, (error) => (error ? reject(error) : resolve()))
  await promise
}

/** Where several terminals cut a sequence, or drop it. */
const mostCharacters = 74_994

const noTerminal = (): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code: 'terminal-clipboard-no-terminal',
    title: 'Standard output is no terminal that could take it.',
    nextSteps: [{ text: 'Use file:PATH or command:CMD.' }],
  })

const tooLong = (): ProblemError =>
  new ProblemError({
    kind: 'refused',
    code: 'terminal-clipboard-too-long',
    title: 'The secret is longer than terminals take.',
    nextSteps: [{ text: 'Use file:PATH or command:CMD.' }],
  })
