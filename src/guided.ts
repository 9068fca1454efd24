import { ProblemError } from '#src/domain/problem.ts'
import type { CommandContext, WorkbenchEnd } from '#src/frontends/commands/command.ts'
import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import type { Prompt } from '#src/frontends/repl/prompt.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import { redactingAsker } from '#src/jobs/flows/redacting-asker.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { openPage } from '#src/local/open-page.ts'
import { clearClipboardIfStill, readClipboard } from '#src/local/secrets/clipboard.ts'
import { copyText } from '#src/local/secrets/copy-text.ts'
import { wantsPlainLines } from './wants-plain-lines.ts'
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
  obeyAlways(globals, env)
  const { inInk } = await import('#src/frontends/screens/ink-session.tsx')
  return inInk(screenOf(own, workbench, globals), (asker) =>
    job(redactingAsker(asker, workbench.redactor)),
  )
}

/** What a full screen needs of the process. */
function screenOf(own: NodeJS.Process, workbench: Workbench, globals: GlobalOptions) {
  const { stdin, stdout, env } = own
  const io = { environment: workbench.environment }
  return {
    stdin,
    stdout,
    now: workbench.clock.now,
    color: wantsColor(globals, env),
    readClipboard: () => readClipboard(io),
    openPage: (url: string) => openPage(url, workbench.environment),
    clearClipboard: (ifStill: string) => clearClipboardIfStill(ifStill, io),
    copy: (text: string, viaTerminal: boolean) => copyText(text, { ...io, stdout, viaTerminal }),
  }
}

/**
 * Opens the workbench on the terminal: full screen, or as a menu of plain lines.
 *
 * @throws ProblemError `no-terminal` (usage), or what is wrong with the profile that was named
 */
export async function workbenchOn(
  own: NodeJS.Process,
  context: CommandContext,
): Promise<WorkbenchEnd> {
  const { workbench, globals } = context
  const { stdin, stdout } = own
  if (wantsPlainLines(globals, own.env)) return plainWorkbenchOn(own, context)
  if (!stdin.isTTY || !stdout.isTTY) throw new ProblemError(noTerminalForWorkbench)
  obeyAlways(globals, own.env)
  const [{ openDesk }, { workbenchSession }] = await Promise.all([
    import('#src/frontends/screens/workbench/desk.ts'),
    import('#src/frontends/screens/workbench/workbench-session.tsx'),
  ])
  const desk = await openDesk(workbench, globals)
  const prompt = async ({ target }: Desk): Promise<Prompt> => {
    const { openPrompt } = await import('#src/frontends/repl/open-prompt.ts')
    return openPrompt(target === undefined ? context : contextAt(context, target))
  }
  return workbenchSession({ ...screenOf(own, workbench, globals), prompt }, desk)
}

async function plainWorkbenchOn(
  own: NodeJS.Process,
  context: CommandContext,
): Promise<WorkbenchEnd> {
  const { workbench, globals, signal } = context
  const [{ plainWorkbench }, { openPrompt }, { openDesk }] = await Promise.all([
    import('./plain-workbench.ts'),
    import('#src/frontends/repl/open-prompt.ts'),
    import('#src/frontends/screens/workbench/desk.ts'),
  ])
  const { target, place } = await openDesk(workbench, globals)
  const prompt = await openPrompt(context)
  const situation = { flow: 'workbench', steps: [], ...place }
  return guidedOn(own, workbench, globals, signal, (asker) =>
    plainWorkbench({
      asker,
      prompt,
      output: own.stdout,
      situation,
      provider: target?.provider,
      signal,
    }),
  )
}

/** The same run at the tenant that the workbench is at now. */
function contextAt(context: CommandContext, { profile, origin }: Target): CommandContext {
  const { profile: _, url: __, ...others } = context.globals
  const tenant = profile === undefined ? { url: origin } : { profile }
  return { ...context, globals: { ...others, ...tenant } }
}

/** `--color`, then NO_COLOR, then FORCE_COLOR; a terminal has colour. */
function wantsColor({ color }: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  if (color === 'always') return true
  if (color === 'never' || (env.NO_COLOR ?? '') !== '') return false
  return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
}

/** What Ink colours with reads FORCE_COLOR for itself when it is loaded, and knows no `--color`. */
function obeyAlways({ color }: GlobalOptions, env: NodeJS.ProcessEnv): void {
  if (color === 'always') delete env.FORCE_COLOR
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

const noTerminalForWorkbench = {
  kind: 'usage' as const,
  code: 'no-terminal',
  title: 'The workbench works full screen and needs a terminal.',
  nextSteps: [{ text: 'Everything in it is a command too.', command: 'tokenbench help' }],
}
