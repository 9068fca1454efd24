import { StringDecoder } from 'node:string_decoder'
import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { LineReader, LineReaderOptions, SecretOptions } from './line-reader.ts'
import { deservesReceipt, endsByItself, receipt } from './recognition.ts'

/** Answers from a stream, a line each, in the order of the questions. */
export class StreamLines implements LineReader {
  readonly terminal = false
  interrupted: (() => void) | undefined
  readonly #options: LineReaderOptions
  readonly #decoder = new StringDecoder('utf8')
  readonly #lines: string[] = []
  #rest = ''
  #ended = false
  #wake: () => void = () => {}

  constructor(options: LineReaderOptions) {
    this.#options = options
    const { input, signal } = options
    input.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onEnd)
    // Nothing is read before something is asked.
    input.pause()
    signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  async line(prompt: string): Promise<string> {
    this.#options.output.write(prompt)
    const line = await this.#next()
    if (line === undefined) throw new ProblemError(inputEnded)
    this.#options.output.write(`${line}\n`)
    return line
  }

  async secret(prompt: string, { recognise }: SecretOptions = {}): Promise<string> {
    this.#options.output.write(prompt)
    let text = ''
    for (;;) {
      const line = await this.#next()
      if (line === undefined && text === '') throw new ProblemError(inputEnded)
      if (line === undefined || line === '') break
      text += `${line}\n`
      if (endsByItself(text, recognise)) break
    }
    const said = deservesReceipt(text) ? receipt(text, recognise) : ''
    this.#options.output.write(`${said}\n`)
    return text.trim()
  }

  close(): void {
    const { input, signal } = this.#options
    input.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onEnd)
    input.pause()
    signal?.removeEventListener('abort', this.#onAbort)
  }

  /** The next line, or undefined when the stream has no more. */
  async #next(): Promise<string | undefined> {
    const { input, signal } = this.#options
    for (;;) {
      if (signal?.aborted) throw new Cancelled()
      const line = this.#lines.shift()
      if (line !== undefined || this.#ended) return line
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        input.resume()
      })
      input.pause()
    }
  }

  readonly #onData = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)
    const lines = (this.#rest + text).split(/\r?\n/)
    this.#rest = lines.pop() ?? ''
    this.#lines.push(...lines)
    this.#wake()
  }

  readonly #onEnd = (): void => {
    this.#ended = true
    if (this.#rest !== '') this.#lines.push(this.#rest)
    this.#wake()
  }

  readonly #onAbort = (): void => {
    this.interrupted?.()
    this.#wake()
  }
}

const inputEnded = {
  kind: 'usage' as const,
  code: 'input-ended',
  title: 'The input ended before everything was answered.',
  nextSteps: [{ text: 'Give one line for each question, or answer with flags instead.' }],
}
