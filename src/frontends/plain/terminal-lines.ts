import type { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { ReadStream } from 'node:tty'
import { Cancelled } from '#src/domain/cancelled.ts'
import { type Entry, left, type Step } from './entry.ts'
import { type Key, KeyDecoder } from './key-decoder.ts'
import { LineEntry } from './line-entry.ts'
import type { LineOptions, LineReader, LineReaderOptions, SecretOptions } from './line-reader.ts'
import { SecretEntry } from './secret-entry.ts'
import { suspendProcess } from './suspend.ts'

/** How long it must be quiet before a burst of input is over. */
const quietMs = 80

/**
 * Lines from a terminal in raw mode, with an echo of its own. The kernel's line mode would cut a
 * pasted line at 4,096 bytes (1,024 on macOS), and node's readline moves the cursor.
 *
 * The terminal stays raw until `close`, so that nothing typed or pasted while the program works
 * shows up. What arrives while nothing is asked is dropped: it cannot be an answer to a question
 * that nobody has read yet.
 */
export class TerminalLines implements LineReader {
  readonly terminal = true
  interrupted: (() => void) | undefined
  readonly #input: ReadStream
  readonly #output: Writable
  readonly #signal: AbortSignal | undefined
  readonly #decoder = new StringDecoder('utf8')
  readonly #keys = new KeyDecoder()
  readonly #wasRaw: boolean
  // Asking for marked pastes moves no cursor, and terminals without the feature ignore it; only
  // one that calls itself dumb might print it.
  readonly #marksPastes = process.env.TERM !== 'dumb'
  #asked: { entry: Entry; answer: PromiseWithResolvers<string> } | undefined
  #burst: NodeJS.Timeout | undefined
  /** What came while the entry worked, in its order. */
  #held: (() => Step)[] = []
  /** The burst that is coming in belongs to no question. */
  #dropping = false

  constructor({ input, output, signal }: LineReaderOptions & { readonly input: ReadStream }) {
    this.#input = input
    this.#output = output
    this.#signal = signal
    this.#wasRaw = input.isRaw
    this.#takeTerminal()
    input.on('data', this.#onData).on('end', this.#cancel).on('error', this.#cancel).resume()
    signal?.addEventListener('abort', this.#interrupt, { once: true })
    process.on('exit', this.#giveTerminalBack)
  }

  line(prompt: string, options: LineOptions = {}): Promise<string> {
    return this.enter(new LineEntry(prompt, options))
  }

  secret(prompt: string, options: SecretOptions = {}): Promise<string> {
    return this.enter(new SecretEntry(prompt, options))
  }

  close(): void {
    this.#giveTerminalBack()
    process.off('exit', this.#giveTerminalBack)
    const input = this.#input
    input.off('data', this.#onData).off('end', this.#cancel).off('error', this.#cancel).pause()
    this.#signal?.removeEventListener('abort', this.#interrupt)
    clearTimeout(this.#burst)
    this.#cancel()
  }

  /** Anything that is entered with keys. Rejects as `line` does. */
  enter(entry: Entry): Promise<string> {
    if (this.#signal?.aborted) return Promise.reject(new Cancelled())
    this.#asked = { entry, answer: Promise.withResolvers<string>() }
    this.#output.write(entry.show())
    return this.#asked.answer.promise
  }

  readonly #onData = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)
    const keys = this.#keys.push(text)
    const alone = keys.length === 1 && text.length === 1
    for (const key of keys) this.#take(key, alone)
    if (alone && this.#burst === undefined) return
    clearTimeout(this.#burst)
    this.#burst = setTimeout(this.#onQuiet, quietMs)
  }

  readonly #onQuiet = (): void => {
    this.#burst = undefined
    this.#dropping = false
    const entry = this.#asked?.entry
    if (entry) this.#hand(() => entry.quiet())
  }

  #take(key: Key, alone: boolean): void {
    if (key.kind === 'interrupt') this.#interrupt()
    else if (key.kind === 'suspend') this.#suspend()
    // A burst that nobody asked for, or that goes on behind its answer, is dropped to its end.
    else if (!this.#asked) this.#dropping ||= !alone
    else if (!this.#dropping) {
      const { entry } = this.#asked
      this.#hand(() => entry.key(key, alone))
    }
  }

  #hand(step: () => Step): void {
    const working = this.#asked?.entry.working
    if (working === undefined && this.#held.length === 0) this.#do(step())
    else if (this.#held.push(step) === 1) void working?.then(this.#handHeld)
  }

  readonly #handHeld = (): void => {
    for (const step of this.#held.splice(0)) if (this.#asked) this.#hand(step)
  }

  #do({ print, done }: Step): void {
    if (print) this.#output.write(print)
    if (done === left) this.#interrupt()
    else if (done !== undefined) {
      this.#asked?.answer.resolve(done)
      this.#asked = undefined
    }
  }

  readonly #interrupt = (): void => {
    if (this.#asked) {
      this.#output.write('\n')
      this.#cancel()
    } else this.interrupted?.()
  }

  readonly #cancel = (): void => {
    this.#asked?.answer.reject(new Cancelled())
    this.#asked = undefined
    this.#held = []
  }

  #suspend(): void {
    this.#giveTerminalBack()
    suspendProcess(() => {
      this.#takeTerminal()
      this.#output.write(`\n${this.#asked?.entry.show() ?? ''}`)
    })
  }

  #takeTerminal(): void {
    this.#input.setRawMode(true)
    if (this.#marksPastes) this.#output.write('\x1b[?2004h')
  }

  readonly #giveTerminalBack = (): void => {
    if (this.#marksPastes) this.#output.write('\x1b[?2004l')
    this.#input.setRawMode(this.#wasRaw)
  }
}
