import type { Command } from 'commander'
import { Cancelled } from '#src/domain/cancelled.ts'
import { problemOf } from '#src/domain/problem.ts'
import { refuseSecretArguments } from '#src/domain/secret-arguments.ts'
import type { CommandContext, Output, Run } from '#src/frontends/commands/command.ts'
import { exitCodeOf, exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import { type Called, runWords } from '#src/frontends/commands/run-words.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { version } from '#src/version.ts'
import type { LineEnd } from './prompt.ts'
import { type PromptWords, promptWords } from './prompt-words.ts'
import { wordsOfLine } from './words-of-line.ts'

/** What of a context is a line's own: its streams and who answers. */
export type LineEdges = Partial<
  Pick<
    CommandContext,
    'stdin' | 'stdout' | 'stderr' | 'fullScreen' | 'guided' | 'confirm' | 'decide'
  >
> & {
  readonly signal: AbortSignal
  /** Why `stdin` is no source of a line; absent where it is one. */
  readonly noStdin?: () => Error
  /** Why a command cannot run here, by its name. */
  readonly refuses?: (name: string) => Error | undefined
}

/** A line that has ended, and whether it asked for JSON. */
export interface RunLine extends LineEnd {
  readonly globals: GlobalOptions
}

/**
 * The lines of one run: they share its workbench, its profile and the options that the run itself
 * was started with. Secrets are a line's own and forgotten at its end.
 */
export class LineSession {
  readonly context: CommandContext
  #inherited: GlobalOptions

  private constructor(context: CommandContext, inherited: GlobalOptions) {
    this.context = context
    this.#inherited = inherited
  }

  /** Keeps the profile that is the default now, whatever becomes the default later. */
  static async open(context: CommandContext): Promise<LineSession> {
    const { workbench, globals } = context
    // Without a profile, or with one that is wrong, each line says so itself.
    const target = await targetOf(workbench, globals).catch(() => undefined)
    const profile = globals.profile ?? (globals.url === undefined ? target?.profile : undefined)
    return new LineSession(context, {
      ...globals,
      ...(profile === undefined ? {} : { profile }),
    })
  }

  /** Options that a line has unless it says another. */
  get globals(): GlobalOptions {
    return this.#inherited
  }

  /** Runs a line as a process would run its words. Never rejects. */
  async run(line: string, edges: LineEdges): Promise<RunLine> {
    let leaves = false
    let globals = this.#inherited
    try {
      const typed = wordsOfLine(line)
      const words = typed[0] === '?' ? ['help', ...typed.slice(1)] : typed
      if (asksForJson(words)) globals = { ...globals, json: true }
      refuseSecretArguments(words, 'prompt')
      const own: PromptWords = {
        use: (profile) => this.#use(profile),
        leave: () => {
          leaves = true
        },
      }
      const ran = await runWords(
        words,
        version,
        (called, call) => {
          globals = { ...globals, ...called.globals }
          return this.#within(called, edges, call)
        },
        (program, run) => this.prepare(program, run, own),
      )
      return {
        exitCode: ran.output.exitCode ?? exitOk,
        output: ran.output,
        globals,
        ...(leaves ? { leaves } : {}),
      }
    } catch (thrown) {
      if (thrown instanceof Cancelled || edges.signal.aborted)
        return { exitCode: exitInterrupted, globals }
      const problem = problemOf(thrown)
      return { exitCode: exitCodeOf(problem.kind), problem, globals }
    }
  }

  /** Makes the program of a prompt: with its own words, and the options of the run as defaults. */
  prepare(program: Command, run: Run, own: PromptWords): void {
    promptWords(program, run, own)
    for (const [name, value] of Object.entries(this.#inherited))
      program.setOptionValueWithSource(name, value, 'config')
  }

  async #within(
    { name, globals, said }: Called,
    { noStdin, refuses, ...edges }: LineEdges,
    call: (context: CommandContext) => Promise<Output>,
  ): Promise<Output> {
    const refused = refuses?.(name)
    if (refused !== undefined) throw refused
    const own = contradicted(globals, said)
    const within = (context: CommandContext): Promise<Output> => {
      const { workbench } = context
      const readSource: typeof workbench.readSource = async (source, signal, use) => {
        if (source === 'stdin' && noStdin !== undefined) throw noStdin()
        return workbench.readSource(source, signal, use)
      }
      const isPromptsTenant = !said.has('profile') && !said.has('url')
      const its = { ...edges, globals: own, isPromptsTenant }
      return call({ ...context, ...its, workbench: { ...workbench, readSource } })
    }
    if (name === 'tour' || [...said].some((option) => ofWorkbench.has(option)))
      return this.context.anew(own, name, edges.signal, within)
    const workbench = this.context.workbench.forOneJob()
    try {
      return await within({ ...this.context, workbench })
    } finally {
      await workbench.close()
    }
  }

  /** Takes another profile for the lines to come; without a name, says which one it is. */
  async #use(name: string | undefined): Promise<string | undefined> {
    if (name === undefined) return this.#inherited.profile
    const { name: profile } = await this.context.workbench.profiles.get(name)
    const { url: _, ...rest } = this.#inherited
    this.#inherited = { ...rest, profile }
    return profile
  }
}

/** Options that a workbench is made with: a line that says one has a workbench of its own. */
const ofWorkbench: ReadonlySet<string> = new Set([
  'practice',
  'timeout',
  'rate',
  'issuer',
  'vaultKey',
  'passphraseFrom',
  'trace',
  'verbose',
])

/** A line that names a tenant in one way takes no other name for it from the run. */
function contradicted(globals: GlobalOptions, said: ReadonlySet<string>): GlobalOptions {
  const { profile, url, ...rest } = globals
  if (said.has('profile') === said.has('url')) return globals
  if (said.has('url')) return url === undefined ? rest : { ...rest, url }
  return profile === undefined ? rest : { ...rest, profile }
}

const asksForJson = (words: readonly string[]): boolean =>
  words.some((word) => word === '--json' || word.startsWith('--json='))
