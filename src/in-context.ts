import type { CommandContext } from '#src/frontends/commands/command.ts'
import { type GlobalOptions, rateOf, timeoutOf } from '#src/frontends/commands/globals.ts'
import { vaultPerson } from '#src/frontends/commands/vault-person.ts'
import type { Edges } from './edges.ts'
import { guidedOn, workbenchOn } from './guided.ts'
import type { Interrupts } from './interrupts.ts'
import { type TraceSinks, traceTo } from './trace-sink.ts'
import { wantsPlainLines } from './wants-plain-lines.ts'
import { openWorkbench, type Workbench, type WorkbenchSettings } from './workbench.ts'

/** How a command wants to run. */
export interface Way {
  /** On practice tenants in this process. */
  readonly practice: boolean
  /** A guided job has the terminal, and asks by itself. */
  readonly guides: boolean
}

/** How the command of that name runs. */
export const wayOf = (globals: GlobalOptions, name: string): Way => ({
  practice: globals.practice === true || name === 'tour',
  guides: name === 'setup' || name === 'workbench',
})

/** Opens what a command runs with, runs it, and closes all of it again. */
export async function inContext<T>(
  own: NodeJS.Process,
  globals: GlobalOptions,
  way: Way,
  edges: Edges,
  interrupts: Pick<Interrupts, 'signal' | 'alone'>,
  run: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const { signal } = interrupts
  const timeoutMs = timeoutOf(globals)
  const requestsPerMinute = rateOf(globals)
  const home = way.practice ? await practiceHome(own.env, edges.practice) : undefined
  let workbench: Workbench | undefined
  let endTrace = () => {}
  try {
    workbench = await openWorkbench({
      redactor: edges.redactor,
      ...(edges.clock === undefined ? {} : { clock: edges.clock }),
      environment: home?.environment ?? own.env,
      stdin: own.stdin,
      stdout: own.stdout,
      ...(home === undefined ? {} : { practice: home.tenants }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      issuers: globals.issuer ?? [],
      // Of practice nothing stays behind, in no keyring either.
      ...(home === undefined ? vaultOptions(own, globals, way, signal) : { vaultKey: 'file' }),
      signal,
    })
    endTrace = traceTo(workbench.trace, sinksOf(own, globals))
    const opened = workbench
    const context: CommandContext = {
      workbench: opened,
      globals,
      stdin: own.stdin,
      stdout: own.stdout,
      stderr: own.stderr,
      signal,
      fullScreen: !wantsPlainLines(globals, own.env),
      folder: home?.folder ?? '',
      startPractice: async (options) =>
        (await import('#src/practice/start.ts')).startPractice(options),
      withoutPractice: (work) =>
        inContext(own, globals, { ...way, practice: false }, edges, interrupts, work),
      anew: (others, name, only, work) =>
        inContext(own, others, wayOf(others, name), edges, { ...interrupts, signal: only }, work),
      cancellable: interrupts.alone,
      withPractice: (work) => {
        // Practice has profiles of its own.
        const { profile: _, url: __, ...others } = globals
        return inContext(own, others, { ...way, practice: true }, edges, interrupts, work)
      },
      workbenchScreen: () => workbenchOn(own, context),
      guided: (job) => guidedOn(own, opened, globals, signal, job),
    }
    return await run(context)
  } finally {
    endTrace()
    await workbench?.close()
    await home?.close()
  }
}

/** What the vault is opened with, and who is asked. */
function vaultOptions(
  own: NodeJS.Process,
  { vaultKey, passphraseFrom, json }: GlobalOptions,
  { guides }: Way,
  signal: AbortSignal,
): Partial<WorkbenchSettings> {
  return {
    ...(vaultKey === undefined ? {} : { vaultKey }),
    ...(passphraseFrom === undefined ? {} : { passphraseFrom }),
    ...(own.stdin.isTTY && own.stderr.isTTY && !json && !guides
      ? {
          vaultPerson: vaultPerson({
            input: own.stdin,
            output: own.stderr,
            signal,
          }),
        }
      : {}),
  }
}

const sinksOf = (own: NodeJS.Process, { trace, verbose }: GlobalOptions): TraceSinks => ({
  ...(trace === undefined ? {} : { file: trace }),
  ...(verbose ? { talk: own.stderr } : {}),
})

const practiceHome = async (environment: NodeJS.ProcessEnv, options: Edges['practice']) =>
  (await import('./practice-home.ts')).openPracticeHome(environment, options)
