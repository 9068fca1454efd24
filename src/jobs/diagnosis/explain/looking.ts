import { ProblemError } from '#src/domain/problem.ts'

/** Reads one thing after the other; what may not or cannot be read is noted, and the rest goes on. */
export class Looking {
  readonly #unchecked: string[] = []

  /** Sentences. */
  get unchecked(): readonly string[] {
    return this.#unchecked
  }

  note(sentence: string): void {
    this.#unchecked.push(sentence)
  }

  /**
   * @param what is looked for: `the personas`
   * @returns `not-there` when it is not found, undefined when nobody knows
   */
  async at<T>(what: string, reading: Promise<T>): Promise<T | 'not-there' | undefined> {
    try {
      return await reading
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown
      const { kind, title } = thrown.problem
      if (kind === 'not-found') return 'not-there'
      this.note(
        kind === 'not-permitted'
          ? `Not visible to this credential: ${what}.`
          : `Not looked at: ${what}. ${title}`,
      )
      return undefined
    }
  }
}
