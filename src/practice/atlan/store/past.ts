import type { Table } from './table.ts'

interface Change<T> {
  readonly key: string
  readonly before: T | undefined
  readonly at: number
}

/**
 * A table as it was a moment ago. Search lags behind writes and rights lag behind grants; both
 * read through a Past. It holds only what the young changes replaced, so it costs nothing for
 * what has long been there.
 */
export class Past<T> {
  readonly #table: Table<T>
  readonly #now: () => number
  readonly #lagMs: () => number
  readonly #young: Change<T>[] = []
  readonly #replaced = new Map<string, (T | undefined)[]>()

  /**
   * @param now epoch ms. @param lagMs how long ago; asked anew at every read.
   * What is in the table already counts as old.
   */
  constructor(table: Table<T>, now: () => number, lagMs: () => number) {
    this.#table = table
    this.#now = now
    this.#lagMs = lagMs
    table.watch((key, before) => {
      this.#young.push({ key, before, at: now() })
      const replaced = this.#replaced.get(key)
      if (replaced) replaced.push(before)
      else this.#replaced.set(key, [before])
    })
  }

  get(key: string): T | undefined {
    this.#grow()
    const replaced = this.#replaced.get(key)
    return replaced ? replaced[0] : this.#table.get(key)
  }

  /** Nothing has changed since: what is now is what was then. */
  isPresent(): boolean {
    this.#grow()
    return this.#replaced.size === 0
  }

  /** Rows that were there then, out of the current ones the caller has in hand. */
  among(current: Iterable<T>, keyOf: (row: T) => string): Iterable<T> {
    return this.isPresent() ? current : this.#asThen(current, keyOf)
  }

  *#asThen(current: Iterable<T>, keyOf: (row: T) => string): Iterable<T> {
    for (const row of current) {
      const replaced = this.#replaced.get(keyOf(row))
      const then = replaced ? replaced[0] : row
      if (then !== undefined) yield then
    }
  }

  /** Rows that were there then and have been deleted since. */
  *gone(): Iterable<T> {
    this.#grow()
    for (const [key, [then]] of this.#replaced) {
      if (then !== undefined && this.#table.get(key) === undefined) yield then
    }
  }

  #grow(): void {
    if (this.#young.length === 0) return
    const due = this.#now() - this.#lagMs()
    let grown = 0
    for (const change of this.#young) {
      if (change.at > due) break
      grown += 1
      const replaced = this.#replaced.get(change.key)
      replaced?.shift()
      if (!replaced?.length) this.#replaced.delete(change.key)
    }
    this.#young.splice(0, grown)
  }
}
