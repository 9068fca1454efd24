/**
 * Whom a Ctrl-C stops: the piece of work that is under way alone, where there is one, else the
 * whole run. Being told to end stops both.
 */
export class Interrupts {
  readonly #whole = new AbortController()
  #part: AbortController | undefined

  /** Aborted when the whole run is to end. */
  readonly signal = this.#whole.signal

  readonly interrupt = (): void => {
    const stopped = this.#part ?? this.#whole
    stopped.abort()
  }

  readonly end = (): void => {
    this.#part?.abort()
    this.#whole.abort()
  }

  /** Runs work that Ctrl-C stops without the rest. */
  readonly alone = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const part = new AbortController()
    if (this.#whole.signal.aborted) part.abort()
    this.#part = part
    try {
      return await work(part.signal)
    } finally {
      this.#part = undefined
    }
  }
}
