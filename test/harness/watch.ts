/** Waits for something that a program shows, woken by its output: nothing here polls. */
export class Watch {
  readonly #waiting = new Set<() => void>()
  #ended: string | undefined

  /** To be called whenever there may be something new to see. */
  changed(): void {
    for (const look of [...this.#waiting]) look()
  }

  /** Nothing more will come: whoever still waits is told why. */
  end(reason: string): void {
    this.#ended = reason
    this.changed()
  }

  /**
   * Resolves with what `look` finds, at once when it is there already.
   * @param describe said when the wait fails: what was waited for, and what is there instead
   * @throws Error on time-out, or as soon as the end was reported and `look` still finds nothing
   */
  until<Found>(
    look: () => Found | undefined,
    describe: () => string,
    timeoutMs: number,
  ): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>()
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      this.#waiting.delete(check)
      settle()
    }
    const fail = (why: string) => finish(() => reject(new Error(`${why} ${describe()}`)))
    const timer = setTimeout(() => fail(`After ${timeoutMs} ms`), timeoutMs)
    const check = () => {
      const found = look()
      if (found !== undefined) finish(() => resolve(found))
      else if (this.#ended !== undefined) fail(this.#ended)
    }
    this.#waiting.add(check)
    check()
    return promise
  }
}

/** The match and its groups, or undefined when the text does not hold what is wanted. */
export function find(wanted: string | RegExp, text: string): readonly string[] | undefined {
  if (typeof wanted === 'string') return text.includes(wanted) ? [wanted] : undefined
  // Without `g` and `y`, whose memory of the last match would make a second look start late.
  return new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).exec(text) ?? undefined
}
