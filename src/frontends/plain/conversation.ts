import type { Writable } from 'node:stream'
import { Cancelled } from '#src/domain/cancelled.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { LineOptions, LineReader, SecretOptions } from './line-reader.ts'

/**
 * What may be typed instead of an answer. A name that is one of these words cannot be typed;
 * a flag can still carry it.
 */
export const meansBack = (typed: string): boolean => /^(<|back)$/i.test(typed)
export const meansAgain = (typed: string): boolean => typed === '?'

/** Lines said and lines heard, with the one thing that all questions share: leaving. */
export class Conversation {
  readonly #reader: LineReader
  readonly #output: Writable
  /** What would be lost by leaving now. */
  #holdOn: string | undefined
  #isAsking = false

  constructor(reader: LineReader, output: Writable) {
    this.#reader = reader
    this.#output = output
  }

  /** True when a person is there; false when a stream gives the answers. */
  get present(): boolean {
    return this.#reader.terminal
  }

  get isAsking(): boolean {
    return this.#isAsking
  }

  readonly say = (...lines: readonly string[]): void => {
    this.#output.write(lines.map((line) => `${line}\n`).join(''))
  }

  /** A line without the blanks around it. @throws Cancelled when the person leaves */
  line(prompt: string, options?: LineOptions): Promise<string> {
    return this.#ask(async () => (await this.#reader.line(prompt, options)).trim())
  }

  /** A text that is not shown. @throws Cancelled when the person leaves */
  secret(prompt: string, options: SecretOptions): Promise<string> {
    return this.#ask(() => this.#reader.secret(prompt, options))
  }

  /**
   * Says that an answer cannot be used, for it to be asked again. A stream would answer with the
   * line meant for the next question, so there it is the end.
   *
   * @throws ProblemError `wrong-answer` where nobody is there
   */
  refuse(why: string): void {
    if (!this.present)
      throw new ProblemError({ kind: 'usage', code: 'wrong-answer', title: why, nextSteps: [] })
    this.say(why)
  }

  holdOn(reason: string | undefined): void {
    this.#holdOn = reason
  }

  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#isAsking = true
    try {
      for (;;) {
        try {
          return await ask()
        } catch (thrown) {
          if (!(thrown instanceof Cancelled) || !(await this.#stays())) throw thrown
        }
      }
    } finally {
      this.#isAsking = false
    }
  }

  /** Asks once more before something is lost. */
  async #stays(): Promise<boolean> {
    if (this.#holdOn === undefined) return false
    this.say(this.#holdOn, 'It is lost if you leave now.')
    const typed = await this.#reader.line('Type leave to leave, or press Enter to stay: ')
    return typed.trim() !== 'leave'
  }
}
