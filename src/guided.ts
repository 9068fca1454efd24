import { ProblemError } from '#src/domain/problem.ts'
import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import { redactingAsker } from '#src/jobs/flows/redacting-asker.ts'
import { openPage } from '#src/local/open-page.ts'
import { clearClipboardIfStill, readClipboard } from '#src/local/secrets/clipboard.ts'
import type { Workbench } from './workbench.ts'

/**
 * Runs a guided job where a person can answer: full screen, or as plain lines when they asked for
 * them or the terminal can do no better. Ink is loaded only for the full screen.
 *
 * @throws ProblemError `no-terminal` (usage)
 */
export async function guidedOn<T>(
  own: NodeJS.Process,
  workbench: Workbench,
  globals: GlobalOptions,
  signal: AbortSignal,
  job: (asker: Asker) => Promise<T>,
): Promise<T> {
  const { stdin, stdout, env } = own
  const now = workbench.clock.now
  if (wantsPlainLines(globals, env)) {
    const { recognise } = await import('#src/capture/progress.ts')
    const { plainAsker } = await import('#src/frontends/plain/plain-asker.ts')
    const asker = plainAsker({ input: stdin, output: stdout, now, recognise, signal })
    try {
      return await job(redactingAsker(asker, workbench.redactor))
    } finally {
      asker.close()
    }
  }
  if (!stdin.isTTY || !stdout.isTTY) throw new ProblemError(noTerminal)
  const { inInk } = await import('#src/frontends/screens/ink-session.tsx')
  const io = { environment: workbench.environment }
  return inInk(
    {
      stdin,
      stdout,
      now,
      color: wantsColor(globals, env),
      readClipboard: () => readClipboard(io),
      openPage: (url) => openPage(url, workbench.environment),
      clearClipboard: (ifStill) => clearClipboardIfStill(ifStill, io),
    },
    (asker) => job(redactingAsker(asker, workbench.redactor)),
  )
}

/** True where a guided job talks in plain lines: asked for, or all that the terminal can do. */
export function wantsPlainLines({ accessible }: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  return (
    accessible === true ||
    env.ACCESSIBLE === '1' ||
    env.INK_SCREEN_READER === 'true' ||
    env.TERM === 'dumb'
  )
}

/** `--color`, then NO_COLOR, then FORCE_COLOR; a terminal has colour. */
function wantsColor({ color }: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  if (color === 'always') return true
  if (color === 'never' || (env.NO_COLOR ?? '') !== '') return false
  return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
}

const noTerminal = {
  kind: 'usage' as const,
  code: 'no-terminal',
  title: 'The guided set-up needs a terminal.',
  nextSteps: [
    {
      text: 'Answer it as plain lines on standard input.',
      command: 'tokenbench setup --accessible',
    },
    { text: 'Or script it.', command: 'tokenbench help token create' },
  ],
}
