import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Environment, Home } from './home.ts'
import { find, Watch } from './watch.ts'

/** The bundle that `npm run build` made. */
export const mainFile = fileURLToPath(new URL('../../dist/main.cjs', import.meta.url))

export interface RunOptions {
  /** What stands on its stdin, closed behind it. None: stdin is empty. */
  readonly stdin?: string
  /** Added to the environment of `home`; `undefined` takes a variable away. */
  readonly env?: Environment
  readonly cwd?: string
  readonly timeoutMs?: number
  /** A home shared with other runs. None: a throw-away one. */
  readonly home?: Home
}

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** stdout as one JSON document. @throws Error that shows the output when it is none */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect and fail if it is not there
  json(): any
}

/**
 * Runs tokenbench without a terminal, to its end.
 * @throws Error with what was printed so far, on time-out
 */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  await using program = Program.start(args, options)
  return await program.finished(options.timeoutMs)
}

/** tokenbench without a terminal, while it runs: a server, or a job that is to be interrupted. */
export class Program {
  static start(args: readonly string[], options: RunOptions = {}): Program {
    return new Program(args, options)
  }

  readonly home: Home
  readonly #ownsHome: boolean
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown>
  readonly #watch = new Watch()
  #stdout = ''
  #stderr = ''
  #finished: Finished | undefined

  private constructor(args: readonly string[], { stdin, env, cwd, home }: RunOptions) {
    this.home = home ?? new Home()
    this.#ownsHome = home === undefined
    this.#child = spawn(process.execPath, [mainFile, ...args], {
      cwd: cwd ?? this.home.folder,
      env: this.home.environment(env),
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    this.#closed = once(this.#child, 'close')
    this.#child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.#stdout += text
      this.#watch.changed()
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.#stderr += text
      this.#watch.changed()
    })
    this.#child.on('close', (code, signal) => {
      this.#finished = finished(code, signal, this.#stdout, this.#stderr)
      this.#watch.end(`The program ended with ${signal ?? code}:`)
    })
    // A program that ends without reading its stdin breaks the pipe, which is its right.
    this.#child.stdin?.on('error', () => {})
    this.#child.stdin?.end(stdin)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /**
   * Resolves with the match and its groups once stdout (or stderr) holds the text.
   * @throws Error with all output, on time-out or when the program ends without printing it
   */
  waitFor(wanted: string | RegExp, { on = 'stdout', timeoutMs = 10_000 }: WaitOptions = {}) {
    return this.#watch.until(
      () => find(wanted, on === 'stdout' ? this.#stdout : this.#stderr),
      () => `no ${wanted} on ${on}.\n${this.#printed()}`,
      timeoutMs,
    )
  }

  /** Resolves when it has ended by itself. @throws Error with all output, on time-out */
  finished(timeoutMs = 30_000): Promise<Finished> {
    return this.#watch.until(
      () => this.#finished,
      () => `tokenbench still runs.\n${this.#printed()}`,
      timeoutMs,
    )
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  /** Ends it, if it still runs. */
  async close(): Promise<void> {
    if (this.#finished === undefined) this.#child.kill('SIGKILL')
    await this.#closed
    if (this.#ownsHome) this.home.remove()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #printed(): string {
    return `stdout:\n${this.#stdout}\nstderr:\n${this.#stderr}`
  }
}

interface WaitOptions {
  readonly on?: 'stdout' | 'stderr'
  readonly timeoutMs?: number
}

/** What a run ended with. */
export function finished(
  code: number | null,
  signal: NodeJS.Signals | null,
  stdout: string,
  stderr: string,
): Finished {
  return {
    code,
    signal,
    stdout,
    stderr,
    json() {
      try {
        return JSON.parse(stdout)
      } catch (error) {
        throw new Error(`stdout is no JSON:\n${stdout}\nstderr:\n${stderr}`, { cause: error })
      }
    },
  }
}
