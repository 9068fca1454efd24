/** Hears of every write: the key, what was there before, and what is there now. */
export type Watcher<T> = (key: string, before: T | undefined, after: T | undefined) => void

/** Rows by key, in the order of their creation. */
export class Table<T> {
  readonly #rows = new Map<string, T>()
  readonly #watchers: Watcher<T>[] = []
  readonly #keyOf: (row: T) => string

  constructor(keyOf: (row: T) => string) {
    this.#keyOf = keyOf
  }

  get size(): number {
    return this.#rows.size
  }

  get(key: string): T | undefined {
    return this.#rows.get(key)
  }

  values(): IterableIterator<T> {
    return this.#rows.values()
  }

  /** Adds the row or replaces the one with the same key. */
  put(row: T): void {
    const key = this.#keyOf(row)
    const before = this.#rows.get(key)
    this.#rows.set(key, row)
    for (const watcher of this.#watchers) watcher(key, before, row)
  }

  delete(key: string): void {
    const before = this.#rows.get(key)
    if (!this.#rows.delete(key)) return
    for (const watcher of this.#watchers) watcher(key, before, undefined)
  }

  watch(watcher: Watcher<T>): void {
    this.#watchers.push(watcher)
  }
}
