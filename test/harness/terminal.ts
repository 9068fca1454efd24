import { constants } from 'node:os'
import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { type Cell, visibleCells } from './cell.ts'
import { todaysWidths } from './character-width.ts'
import { type Environment, Home } from './home.ts'
import { bytesOf, type Key } from './keys.ts'
import { type Modes, modesIn } from './modes.ts'
import { find, Watch } from './watch.ts'

export interface TerminalOptions {
  readonly cols?: number
  readonly rows?: number
  /** Added to the environment of `home`; `undefined` takes a variable away. */
  readonly env?: Environment
  readonly cwd?: string
  /** A home shared with other runs. None: a throw-away one, removed by `close`. */
  readonly home?: Home
}

export interface PasteOptions {
  /** False for a terminal that does not mark pastes. */
  readonly bracketed?: boolean
  /** In how many writes it arrives. The system may still join or cut them. */
  readonly pieces?: number
  /** What line ends become. Terminals send CR when they do not mark pastes, else mostly LF. */
  readonly newline?: '\r' | '\n'
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

const defaultTimeoutMs = 10_000

/**
 * A program in a real pseudo-terminal, with an emulated screen in front of it.
 * `await using terminal = Terminal.start(…)` ends it with the test.
 */
export class Terminal {
  static start(file: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
    return new Terminal(file, args, options)
  }

  readonly exit: Promise<Exit>
  readonly home: Home
  readonly #ownsHome: boolean
  readonly #program: IPty
  readonly #emulator: xterm.Terminal
  readonly #watch = new Watch()
  #bytes = ''
  /** Written by the program and not drawn yet: a frame whose end has not come. */
  #held = ''
  #exited = false

  private constructor(file: string, args: readonly string[], options: TerminalOptions) {
    const { cols = 80, rows = 24, env, cwd, home } = options
    const term = env?.TERM ?? 'xterm-256color'
    this.home = home ?? new Home()
    this.#ownsHome = home === undefined
    this.#emulator = new xterm.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true })
    this.#emulator.unicode.register(todaysWidths)
    this.#emulator.unicode.activeVersion = todaysWidths.version
    this.#program = spawn(file, [...args], {
      name: term,
      cols,
      rows,
      cwd: cwd ?? process.cwd(),
      env: this.home.environment({ ...env, TERM: term }),
    })
    // A program may ask the terminal things (where the cursor is, what it can do).
    this.#emulator.onData((reply) => this.#send(reply))
    this.#program.onData((bytes) => {
      this.#bytes += bytes
      this.#held += bytes
      this.#draw(wholeFrames(this.#held))
    })
    this.exit = new Promise((resolve) => {
      this.#program.onExit(({ exitCode, signal }) => {
        this.#exited = true
        this.#draw(this.#held)
        // Behind everything that is still to be drawn, so that the screen is the last one.
        this.#emulator.write('', () => {
          const exit = signal ? { code: null, signal: nameOf(signal) } : noSignal(exitCode)
          this.#watch.end(`The program ended with ${exit.signal ?? exit.code}:`)
          resolve(exit)
        })
      })
    })
  }

  get pid(): number {
    return this.#program.pid
  }

  /** Presses keys, all in one write, as an impatient person or a script does. */
  press(...keys: readonly Key[]): void {
    this.#send(keys.map(bytesOf).join(''))
  }

  type(text: string): void {
    this.#send(text)
  }

  /** Pastes as a terminal does. Resolves when the last piece was handed over. */
  async paste(text: string, options: PasteOptions = {}): Promise<void> {
    const { bracketed = true, pieces = 1, newline = bracketed ? '\n' : '\r' } = options
    const lines = text.replace(/\r\n|\r|\n/g, newline)
    const all = bracketed ? `\x1b[200~${lines}\x1b[201~` : lines
    const size = Math.ceil(all.length / pieces)
    for (let start = 0; start < all.length; start += size) {
      if (start > 0) await new Promise(setImmediate)
      this.#send(all.slice(start, start + size))
    }
  }

  /**
   * Resolves with the match and its groups once the screen shows the text.
   * A line that the terminal itself wrapped counts as one line.
   * @throws Error with the whole screen, on time-out or when the program ends without showing it
   */
  waitFor(wanted: string | RegExp, { timeoutMs = defaultTimeoutMs } = {}) {
    return this.#watch.until(
      () => find(wanted, this.#unwrapped()),
      () => this.#describe(`no ${sayWanted(wanted)}`),
      timeoutMs,
    )
  }

  /** Resolves once the screen does not show the text (any more). */
  async waitForGone(unwanted: string | RegExp, { timeoutMs = defaultTimeoutMs } = {}) {
    await this.#watch.until(
      () => (find(unwanted, this.#unwrapped()) === undefined ? true : undefined),
      () => this.#describe(`still ${sayWanted(unwanted)}`),
      timeoutMs,
    )
  }

  /**
   * Resolves with what `look` finds in the screen or in the bytes, once it does.
   * @param what said when it never does: `no clipboard sequence`
   * @throws Error with the whole screen, on time-out or when the program ends
   */
  until<Found>(
    look: () => Found | undefined,
    what: string,
    { timeoutMs = defaultTimeoutMs } = {},
  ): Promise<Found> {
    return this.#watch.until(look, () => this.#describe(what), timeoutMs)
  }

  /** The visible rows, without the blanks at their ends. */
  screen(): string {
    return this.#rows()
      .map(({ text }) => text)
      .join('\n')
      .trimEnd()
  }

  /** The visible rows, cell by cell, with their colours. */
  styledScreen(): Cell[][] {
    return visibleCells(this.#emulator.buffer.active, this.#emulator.cols, this.#emulator.rows)
  }

  /** Everything that the program ever wrote. */
  bytes(): string {
    return this.#bytes
  }

  modes(): Modes {
    return modesIn(this.#bytes)
  }

  resize(cols: number, rows: number): void {
    this.#emulator.resize(cols, rows)
    this.#program.resize(cols, rows)
  }

  /** Sends a signal to the program itself, not to what it started. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.#program.pid, name)
  }

  /** Ends the program, and what runs in its process group, if it still runs. */
  async close(): Promise<void> {
    if (!this.#exited) kill(-this.#program.pid)
    await this.exit
    this.#emulator.dispose()
    if (this.#ownsHome) this.home.remove()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #draw(bytes: string): void {
    this.#held = this.#held.slice(bytes.length)
    this.#emulator.write(bytes, () => this.#watch.changed())
  }

  #send(bytes: string): void {
    if (!this.#exited) this.#program.write(bytes)
  }

  #rows(): { text: string; wrapped: boolean }[] {
    const { active } = this.#emulator.buffer
    return Array.from({ length: this.#emulator.rows }, (_, row) => {
      const line = active.getLine(active.baseY + row)
      return { text: line?.translateToString(true) ?? '', wrapped: line?.isWrapped ?? false }
    })
  }

  #unwrapped(): string {
    return this.#rows()
      .map(({ text, wrapped }, row) => (wrapped || row === 0 ? text : `\n${text}`))
      .join('')
  }

  #describe(what: string): string {
    const edge = '─'.repeat(this.#emulator.cols)
    return `${what} on the screen, which shows\n${edge}\n${this.screen()}\n${edge}`
  }
}

/**
 * What a terminal draws at once: a frame between the marks of a synchronised update (mode 2026) is
 * seen whole or not at all.
 */
function wholeFrames(bytes: string): string {
  const begun = bytes.lastIndexOf('\x1b[?2026h')
  return begun > bytes.lastIndexOf('\x1b[?2026l') ? bytes.slice(0, begun) : bytes
}

const sayWanted = (wanted: string | RegExp): string =>
  typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted)

const noSignal = (code: number): Exit => ({ code, signal: null })

function nameOf(number: number): NodeJS.Signals | null {
  const names = Object.keys(constants.signals) as NodeJS.Signals[]
  return names.find((name) => constants.signals[name] === number) ?? null
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended in this very moment.
  }
}
