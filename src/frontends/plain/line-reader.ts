import type { Readable, Writable } from 'node:stream'
import type { Recognise } from './recognition.ts'

/**
 * Asks for lines, on paper that is only ever added to.
 * Both questions reject with `Cancelled` when the person leaves (Ctrl-C, or Ctrl-D before
 * anything was entered), and with ProblemError `input-ended` when a stream of answers has no more.
 */
export interface LineReader {
  /** True when a person sits at a terminal; false when answers come from a stream. */
  readonly terminal: boolean
  /** Called for Ctrl-C while nothing is asked. */
  interrupted: (() => void) | undefined
  /** One line, without its end. */
  line(prompt: string, options?: LineOptions): Promise<string>
  /** A text of any number of lines that is not shown; `\n` separates them. */
  secret(prompt: string, options?: SecretOptions): Promise<string>
  /** Gives the terminal back as it was. Also done when the process exits. */
  close(): void
}

export interface LineOptions {
  /** False: a paste is not taken. For confirming, which a clipboard must not do. */
  readonly pastes?: boolean
}

export interface SecretOptions {
  readonly recognise?: Recognise | undefined
  /** Shows what is typed (not what is pasted) as long as it can be an address. */
  readonly echo?: 'url' | undefined
}

export interface LineReaderOptions {
  readonly input: Readable
  readonly output: Writable
  /** Aborted when the process is asked to end: pending questions are then cancelled. */
  readonly signal?: AbortSignal | undefined
}
