import type { CommandContext } from '#src/frontends/commands/command.ts'
import { type GlobalOptions, rateOf, timeoutOf } from '#src/frontends/commands/globals.ts'
import { vaultPerson } from '#src/frontends/commands/vault-person.ts'
import type { Edges } from './edges.ts'
import { guidedOn, workbenchOn } from './guided.ts'
import type { Interrupts } from './interrupts.ts'
import type { PracticeHome } from './practice-home.ts'
import { type TraceSinks, traceTo } from './trace-sink.ts'
import { wantsPlainLines } from './wants-plain-lines.ts'
import { openWorkbench, type Workbench, type WorkbenchSettings } from './workbench.ts'

/** How a command wants to run. */
export interface Way {
  /** On practice tenants in this process. */
  readonly practice: boolean
  /** A guided job has the terminal, and asks by itself. */
  readonly guides: boolean
  /** The run that it is a line of, though it has a workbench of its own. */
  readonly within?: {
    readonly trace: Workbench['trace']
    readonly sinks: TraceSinks
    /** A full screen has the terminal. */
    readonly onScreen: boolean
    /** The practice that the run is about. */
    readonly home?: PracticeHome | undefined
  }
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
  const { within } = way
  const home = way.practice
    ? (within?.home ?? (await practiceHome(own.env, edges.practice)))
    : undefined
  const fullScreen = !wantsPlainLines(globals, own.env)
  const onScreen = within?.onScreen ?? (way.guides && fullScreen)
  const sinks = sinksOf(own, globals, onScreen)
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
      ...(within === undefined ? {} : { trace: within.trace }),
      // Of practice nothing stays behind, in no keyring either.
      ...(home === undefined ? vaultOptions(own, globals, way, signal) : { vaultKey: 'file' }),
      signal,
    })
    endTrace = traceTo(workbench.trace, notIn(sinks, within?.sinks))
    const opened = workbench
    const context: CommandContext = {
      workbench: opened,
      globals,
      stdin: own.stdin,
      stdout: own.stdout,
      stderr: own.stderr,
      signal,
      fullScreen,
      folder: home?.folder ?? '',
      startPractice: async (options) =>
        (await import('#src/practice/start.ts')).startPractice(options),
      withoutPractice: (work) => {
        const { practice: _, ...others } = globals
        return inContext(own, others, { ...way, practice: false }, edges, interrupts, work)
      },
      anew: (others, name, only, work) => {
        const { trace } = opened
        const line = { trace, sinks, onScreen, home: name === 'tour' ? undefined : home }
        const its = { ...wayOf(others, name), within: line }
        return inContext(own, others, its, edges, { ...interrupts, signal: only }, work)
      },
      cancellable: interrupts.alone,
      withPractice: (work) => {
        // Practice has profiles of its own.
        const { profile: _, url: __, ...rest } = globals
        const others = { ...rest, practice: true }
        return inContext(own, others, { ...way, practice: true }, edges, interrupts, work)
      },
      workbenchScreen: () => workbenchOn(own, context),
      guided: (job) => guidedOn(own, opened, globals, signal, job),
    }
    return await run(context)
  } finally {
    endTrace()
    await workbench?.close()
    if (home !== within?.home) await home?.close()
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

/** Over a full screen nothing is written: there, its own trace says the same. */
const sinksOf = (
  { stderr }: NodeJS.Process,
  { trace, verbose }: GlobalOptions,
  onScreen: boolean,
): TraceSinks => ({
  ...(trace === undefined ? {} : { file: trace }),
  ...(verbose && !(onScreen && stderr.isTTY) ? { talk: stderr } : {}),
})

/** Those to which nothing of this trace is written yet. */
const notIn = ({ file, talk }: TraceSinks, others: TraceSinks = {}): TraceSinks => ({
  ...(file === undefined || file === others.file ? {} : { file }),
  ...(talk === undefined || talk === others.talk ? {} : { talk }),
})

const practiceHome = async (environment: NodeJS.ProcessEnv, options: Edges['practice']) =>
  (await import('./practice-home.ts')).openPracticeHome(environment, options)
