/** How many there are of each kind; of a kind without any, nothing is said. */
export class Tallies {
  readonly #counts = new Map<string, number>()

  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** One more or one less of a kind; of no kind, nothing is counted. */
  count(kind: string | undefined, change: 1 | -1): void {
    if (kind === undefined) return
    const count = (this.#counts.get(kind) ?? 0) + change
    if (count === 0) this.#counts.delete(kind)
    else this.#counts.set(kind, count)
  }
}
