import type { Writable } from 'node:stream'
import type { Plan } from '#src/domain/plan.ts'
import type { Asker, Situation } from '#src/jobs/flows/asker.ts'
import type { PracticeOptions, PracticeTenants, Workbench } from '#src/workbench.ts'
import type { GlobalOptions } from './globals.ts'

/** An object that a command speaks of: a screen can open it. */
export interface OutputObject {
  readonly type: 'token' | 'persona' | 'connection' | 'collection' | 'dataset' | 'view' | 'profile'
  /** Its id or GUID; its name where it has no other. */
  readonly id: string
  readonly name: string
  /** Where its product has such names. */
  readonly qualifiedName?: string
}

/** What a command gives back: the same content as JSON and as text, and its exit code. */
export interface Output {
  readonly json: object
  /** A function where making the text costs something: JSON then does not pay for it. */
  readonly text: string | (() => string | Promise<string>)
  readonly exitCode?: number
  /** What it lists or shows. */
  readonly objects?: readonly OutputObject[]
  /** Everything was printed while it ran. */
  readonly silent?: boolean
}

/** The text of an output, made if it is not made yet. */
export const textOf = async ({ text }: Output): Promise<string> =>
  typeof text === 'string' ? text : text()

/** How the workbench was left: for good, or to go on somewhere else. */
export type WorkbenchEnd = 'left' | 'practice' | 'own-tenant'

/** What a command runs with. */
export interface CommandContext {
  readonly workbench: Workbench
  readonly globals: GlobalOptions
  /** They name the tenant of the prompt that the line stands at: the line itself names none. */
  readonly isPromptsTenant?: boolean
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  /** Talk: progress, warnings, questions. Data goes into the `Output`. */
  readonly stderr: Writable
  readonly signal: AbortSignal
  /** Has a plan confirmed where the terminal belongs to a screen; without it, lines ask. */
  readonly confirm?: (plan: Plan, situation: Situation) => Promise<boolean>
  /** There, too: has a person decide in the middle of a plan. */
  readonly decide?: Asker['ask']
  /** What a guided job showed is gone from the screen when it ends. */
  readonly fullScreen: boolean
  /** A throw-away folder of this run, removed when it ends; only beside practice tenants. */
  readonly folder: string
  /** Starts practice tenants in this process. */
  startPractice(options: PracticeOptions): Promise<PracticeTenants>
  /** The same command on the person’s own tenants, after practice. */
  withoutPractice<T>(work: (context: CommandContext) => Promise<T>): Promise<T>
  /** The same run with other global options: with a workbench of its own, on the same practice. */
  anew<T>(
    globals: GlobalOptions,
    name: string,
    signal: AbortSignal,
    work: (context: CommandContext) => Promise<T>,
  ): Promise<T>
  /** Runs a piece of work that Ctrl-C stops alone, while the command goes on. */
  cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** The same command on practice tenants in this process. */
  withPractice<T>(work: (context: CommandContext) => Promise<T>): Promise<T>
  /** Opens the workbench on the terminal until it is left. */
  workbenchScreen(): Promise<WorkbenchEnd>
  /** Runs a guided job on the terminal: full screen, or as plain lines when asked for. */
  guided<T>(job: (asker: Asker) => Promise<T>): Promise<T>
}

/** What a command does, given its words as the parser read them. */
export type Handler<Words extends unknown[]> = (
  context: CommandContext,
  ...words: Words
) => Promise<Output>

/**
 * Makes a commander action of a handler, which is loaded when the command is called: whoever asks
 * for the version or for help waits for no handler. Commander's own trailing arguments are left out.
 */
export type Run = <Words extends unknown[]>(
  load: () => Promise<Handler<Words>>,
) => (...words: Words) => void
