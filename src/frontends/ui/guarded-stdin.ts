import { Readable } from 'node:stream'
import { type Burst, type Heard, hear, quietFor, silence } from './bursts.ts'

/**
 * The keyboard as Ink may read it: `terminal`'s input with `bursts.ts` in between, one key or
 * paste a turn of the event loop, so that each meets the screen that the one before it made.
 * Ink's own reader takes keys that come together for one text, and would wait for ever for the end
 * of an unfinished paste, with every key swallowed.
 */
export class GuardedStdin extends Readable {
  readonly isTTY: boolean
  readonly #terminal: NodeJS.ReadStream
  readonly #types: () => boolean
  #state: Burst = { kind: 'idle' }
  #timer: NodeJS.Timeout | undefined
  #lastLook: NodeJS.Immediate | undefined
  /** Keys and pastes whose turn is still to come; null is the end of the input. */
  readonly #waiting: (string | null)[] = []
  #turn: NodeJS.Immediate | undefined

  /** @param types whether a text is typed at the moment; elsewhere letters are keys */
  constructor(terminal: NodeJS.ReadStream, types: () => boolean) {
    super({ objectMode: true, read: () => {} })
    this.#terminal = terminal
    this.#types = types
    this.isTTY = terminal.isTTY
    terminal.setEncoding('utf8')
    terminal.on('data', this.#onData)
    terminal.on('end', this.#onEnd)
  }

  /** The terminal is decoded already; Node would miscount what somebody typed ahead of Ink. */
  override setEncoding(): this {
    return this
  }

  /** Ink sets it while it owns the keyboard; without it the terminal belongs to somebody else. */
  setRawMode(raw: boolean): this {
    this.#terminal.setRawMode(raw)
    if (raw) this.#terminal.resume()
    else this.#terminal.pause()
    return this
  }

  ref(): this {
    this.#terminal.ref()
    return this
  }

  unref(): this {
    this.#terminal.unref()
    return this
  }

  /** Lets go of the terminal's input, which somebody else may read afterwards. */
  release(): void {
    this.#stopWaiting()
    clearImmediate(this.#turn)
    this.#terminal.off('data', this.#onData)
    this.#terminal.off('end', this.#onEnd)
    this.#terminal.pause()
    this.push(null)
  }

  readonly #onData = (piece: string): void => this.#become(hear(this.#state, piece, this.#types()))

  readonly #onEnd = (): void => {
    this.#stopWaiting()
    this.#pass(null)
    this.emit('hangup')
  }

  #become({ state, forward }: Heard): void {
    this.#state = state
    this.#pass(...forward)
    this.#stopWaiting()
    const quiet = quietFor[state.kind]
    if (quiet !== undefined) this.#timer = setTimeout(this.#lookOnce, quiet)
  }

  /** After busy times a timer comes before what the terminal sent meanwhile: that is read first. */
  readonly #lookOnce = (): void => {
    this.#lastLook = setImmediate(() => this.#become(silence(this.#state, this.#types())))
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#lastLook)
  }

  #pass(...items: readonly (string | null)[]): void {
    this.#waiting.push(...items)
    if (this.#turn === undefined) this.#passNext()
  }

  readonly #passNext = (): void => {
    const next = this.#waiting.shift()
    this.#turn = next === undefined ? undefined : setImmediate(this.#passNext)
    if (next !== undefined) this.push(next)
  }
}
