import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { SearchText } from '#src/frontends/ui/filter.ts'
import { filterOf } from '#src/frontends/ui/filter.ts'
import { Arrangement } from './arrangement.ts'
import type { Coming, LoadingEdges } from './coming.ts'
import type { ListView } from './list-view.ts'
import { type Arrival, type ListPlace, searchTextOf } from './place.ts'
import { type Selection, toggled } from './selection.ts'
import { Tallies } from './tallies.ts'

/** Pages may come faster than anybody reads: so often, at most, they are shown. */
const showEveryMs = 150

/** From here on memory is worth more than the time that sparing it takes. */
const manyRows = 10_000
const sparing = async () => (await import('#src/jobs/queries/spare-memory.ts')).spareMemory()

/**
 * The rows of a list place while they come, with a cursor that stays on its row and a selection
 * that stays whatever is filtered.
 */
export class Listing<Row> {
  readonly #place: ListPlace<Row>
  readonly #edges: LoadingEdges
  readonly #arrangement: Arrangement
  readonly #listeners = new Set<() => void>()
  #rows: Row[] = []
  /** What came and is not shown yet: until then keys mean the rows that are on the screen. */
  #news: { readonly isAnew: boolean; readonly arrivals: Arrival<Row>[] } | undefined
  #typed = ''
  #cursor = 0
  /** The row that the cursor stays on; none while it stands at the top and was never moved. */
  #held: number | undefined
  /** After asking anew: the row to go back to, once it comes. */
  #returnTo: string | undefined
  #selected: Selection = new Set()
  #tallies = new Tallies()
  #total: number | undefined
  #lacks: Problem | undefined
  #coming: Coming = { kind: 'complete' }
  #loading: AbortController | undefined
  #unfollow = () => {}
  #timer: NodeJS.Timeout | undefined
  #view: ListView<Row> | undefined

  constructor(place: ListPlace<Row>, edges: LoadingEdges) {
    this.#place = place
    this.#edges = edges
    this.#arrangement = new Arrangement(
      (index, sort) => this.#keyOf(index, sort),
      () => this.#show(),
    )
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): ListView<Row> => {
    this.#view ??= {
      rows: this.#rows,
      placed: this.#arrangement.order.length,
      visible: this.#arrangement.visible,
      cursor: this.#cursor,
      coming: this.#coming,
      filter: this.#typed,
      sort: this.#arrangement.sort,
      selected: this.#selected,
      tallies: this.#tallies.counts,
      total: this.#total,
      lacks: this.#lacks,
    }
    return this.#view
  }

  get isLoading(): boolean {
    return this.#coming.kind === 'loading'
  }

  /** False once order and filter are those that were asked for. */
  get isArranging(): boolean {
    return this.#arrangement.isWorking
  }

  /** Asks for the rows, anew when they were there; selection, filter and order stay. */
  load(): void {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.#news = undefined
    this.#coming = { kind: 'loading', since: this.#edges.now() }
    this.#show()
    void this.#receive(loading.signal)
  }

  /** Stops what is still coming; what came stays. */
  stop(): void {
    if (!this.isLoading) return
    this.#loading?.abort()
    this.#coming = { kind: 'stopped' }
    this.#show()
  }

  /** The place is left for good. */
  close(): void {
    this.#loading?.abort()
    this.#arrangement.stop()
    this.#unfollow()
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  /** The row under the cursor. */
  current(): Row | undefined {
    return this.#rows[this.#arrangement.visible[this.#cursor] ?? -1]
  }

  /** The selected rows in the order of the list, also those that a filter hides. */
  chosen(): Row[] {
    if (this.#selected.size === 0) return []
    const rows = this.#rowsAt(this.#arrangement.order)
    return rows.filter((row) => this.#selected.has(this.#place.keyOf(row)))
  }

  moveTo(cursor: number): void {
    this.#cursor = cursor
    this.#held = this.#arrangement.visible[cursor]
    // What came meanwhile has its own time: a key does not wait for its place.
    this.#tell()
  }

  toggle(): void {
    this.#toggle(this.#arrangement.visible.slice(this.#cursor, this.#cursor + 1))
  }

  /** Selects all that the filter lets through, or no longer when all of them are. */
  toggleAll(): void {
    this.#toggle(this.#arrangement.visible)
  }

  #toggle(indices: readonly number[]): void {
    const keys = this.#rowsAt(indices).map((row) => this.#place.keyOf(row))
    this.#selected = toggled(this.#selected, keys)
    this.#show()
  }

  unselect(): void {
    this.#selected = new Set()
    this.#show()
  }

  filterBy(typed: string): void {
    this.#typed = typed
    this.#held = undefined
    this.#cursor = 0
    this.#arrangement.filterBy(filterOf(typed))
    this.#show()
  }

  sortNext(): void {
    this.#arrangement.sortBy((this.#arrangement.sort + 1) % this.#place.sorts.length)
    this.#show()
  }

  async #receive(signal: AbortSignal): Promise<void> {
    let isFirst = true
    let stopSparing: (() => void) | undefined
    try {
      for await (const arrival of this.#place.rows(signal)) {
        if (signal.aborted) return
        this.#news ??= { isAnew: isFirst, arrivals: [] }
        this.#news.arrivals.push(arrival)
        isFirst = false
        this.#showSoon()
        const count = Math.max(arrival.total ?? 0, this.#rows.length)
        if (count > manyRows) stopSparing ??= await sparing()
        // So many pages may be there already that the keyboard would never have its turn.
        await new Promise(setImmediate)
      }
      if (signal.aborted) return
      if (isFirst) this.#empty()
      this.#takeNews()
      this.#coming = { kind: 'complete' }
      const more = (rows: readonly Row[]): void => {
        this.#add(rows)
        this.#showSoon()
      }
      this.#unfollow = this.#place.follow?.(more) ?? (() => {})
    } catch (thrown) {
      if (signal.aborted) return
      this.#coming =
        thrown instanceof Cancelled
          ? { kind: 'stopped' }
          : { kind: 'failed', problem: this.#edges.clean(problemOf(thrown)) }
    } finally {
      stopSparing?.()
    }
    this.#show()
  }

  #takeNews(): void {
    const news = this.#news
    if (news === undefined) return
    this.#news = undefined
    if (news.isAnew) this.#empty()
    for (const { rows, total, again, lacks } of news.arrivals) {
      this.#total = total
      if (lacks !== undefined) this.#lacks = this.#edges.clean(lacks)
      if (again === undefined) this.#add(rows)
      else this.#replace(again, rows)
    }
  }

  /** What was there gives way to what comes; the cursor goes back to its row, or where that was. */
  #empty(): void {
    const row = this.current()
    const isHeld = this.#held !== undefined && row !== undefined
    this.#returnTo = isHeld ? this.#place.keyOf(row) : undefined
    this.#unfollow()
    this.#arrangement.clear()
    this.#rows = []
    this.#held = undefined
    if (!isHeld) this.#cursor = 0
    this.#tallies = new Tallies()
    this.#lacks = undefined
  }

  #add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.#returnTo === this.#place.keyOf(row)) this.#held = this.#rows.length
      this.#rows.push(row)
      this.#count(row, 1)
    }
  }

  #count(row: Row, change: 1 | -1): void {
    this.#tallies.count(this.#place.tallyOf?.(row), change)
  }

  #replace(from: number, rows: readonly Row[]): void {
    for (const [offset, row] of rows.entries()) {
      const before = this.#rows[from + offset]
      if (before !== undefined) this.#count(before, -1)
      this.#rows[from + offset] = row
      this.#count(row, 1)
    }
    const placed = rows.slice(0, Math.max(0, this.#arrangement.added - from))
    const texts = placed.map((row) => this.#textOf(row))
    this.#arrangement.replace(from, texts)
  }

  /** All that came since the last time get their place at once: putting them there costs a pass. */
  #arrangeNew(): void {
    const { added } = this.#arrangement
    if (added < this.#rows.length)
      this.#arrangement.add(this.#rows.slice(added).map((row) => this.#textOf(row)))
  }

  #textOf(row: Row): SearchText {
    const { identifier, columns, searched = columns } = this.#place
    return searchTextOf(searched(row), [identifier(row)])
  }

  #rowsAt = (indices: readonly number[]): Row[] =>
    indices.flatMap((index) => this.#rows[index] ?? [])

  #keyOf(index: number, sort: number): string | number {
    const row = this.#rows[index]
    return row === undefined ? index : (this.#place.sorts[sort]?.by(row) ?? index)
  }

  #showSoon(): void {
    this.#timer ??= setTimeout(() => this.#show(), showEveryMs)
  }

  #show(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#takeNews()
    this.#arrangeNew()
    this.#keepCursor()
    this.#tell()
  }

  #tell(): void {
    this.#view = undefined
    for (const listener of this.#listeners) listener()
  }

  /** On the row that it stood on, wherever that is now. */
  #keepCursor(): void {
    const { visible } = this.#arrangement
    const held = this.#held === undefined ? -1 : visible.indexOf(this.#held)
    this.#cursor = held >= 0 ? held : Math.max(0, Math.min(this.#cursor, visible.length - 1))
  }
}
