import {
  type Filter,
  type Fit,
  filterOf,
  fitOf,
  fits,
  type SearchText,
} from '#src/frontends/ui/filter.ts'
import { inSlices } from '#src/frontends/ui/in-slices.ts'
import { merged, sorting } from '#src/frontends/ui/sorted.ts'

/** What a row is sorted by: ascending, in the order of characters or numbers. */
export type SortKey = string | number

type Tiers = Readonly<Record<Fit, readonly number[]>>

/**
 * Rows by their numbers, in an order and narrowed by a filter. Rows may be added at any time; a new
 * order or filter of a hundred thousand is worked out in slices, so that no key waits for it.
 */
export class Arrangement {
  readonly #keyOf: (index: number, sort: number) => SortKey
  readonly #changed: () => void
  #texts: SearchText[] = []
  #keys: SortKey[] = []
  /** The rows that have a place, in their order; later ones still wait for theirs. */
  #order: number[] = []
  /** What `order` is sorted by; another number than `sort` while that is being worked out. */
  #orderedBy = 0
  #sort = 0
  #filter: Filter = filterOf('')
  #tiers: Tiers | undefined
  #visible: readonly number[] = []
  #working: AbortController | undefined

  /** @param changed called when slices came to their end; `add` only returns */
  constructor(keyOf: (index: number, sort: number) => SortKey, changed: () => void) {
    this.#keyOf = keyOf
    this.#changed = changed
  }

  /** The rows that fit the filter: the best first, and equally good ones in their order. */
  get visible(): readonly number[] {
    return this.#visible
  }

  /** All rows that have a place, in their order. */
  get order(): readonly number[] {
    return this.#order
  }

  /** How many were added. */
  get added(): number {
    return this.#texts.length
  }

  get sort(): number {
    return this.#sort
  }

  get isWorking(): boolean {
    return this.#working !== undefined
  }

  clear(): void {
    this.stop()
    this.#texts = []
    this.#keys = []
    this.#order = []
    this.#orderedBy = this.#sort
    this.#tiers = this.#filter.words.length === 0 ? undefined : noTiers()
    this.#visible = []
  }

  /** Adds rows behind those that are there; their numbers go on from theirs. */
  add(texts: readonly SearchText[]): void {
    for (const text of texts) this.#texts.push(text)
    if (!this.isWorking) this.#catchUp()
  }

  /** Other texts for rows that are there, for a filter to search. Their order stays. */
  replace(from: number, texts: readonly SearchText[]): void {
    const moved = new Set<number>()
    for (const [offset, text] of texts.entries()) {
      const index = from + offset
      const before = this.#texts[index]
      this.#texts[index] = text
      if (before !== undefined && this.#fitOf(before) !== this.#fitOf(text)) moved.add(index)
    }
    if (moved.size === 0) return
    if (this.isWorking) this.#workAgain()
    else this.#classifyAgain(moved)
  }

  filterBy(filter: Filter): void {
    this.#filter = filter
    if (filter.words.length > 0 || this.#orderedBy !== this.#sort) this.#workAgain()
    else this.#showAll()
  }

  sortBy(sort: number): void {
    this.#sort = sort
    this.#workAgain()
  }

  stop(): void {
    this.#working?.abort()
    this.#working = undefined
  }

  /** Without a filter there is nothing to work out: a key right behind it finds its row. */
  #showAll(): void {
    this.stop()
    this.#tiers = undefined
    this.#catchUp()
    this.#settle()
  }

  /** Gives the rows that came last their place among the others. */
  #catchUp(): void {
    const added: number[] = []
    for (let index = this.#order.length; index < this.#texts.length; index += 1) {
      this.#keys[index] = this.#keyOf(index, this.#sort)
      added.push(index)
    }
    if (added.length === 0) return
    const order = comparing(this.#keys)
    added.sort(order)
    this.#order = merged(this.#order, added, order)
    if (this.#tiers !== undefined) {
      const found = noTiers()
      for (const index of added) this.#classify(index, found)
      this.#tiers = mergedTiers(this.#tiers, found, order)
    }
    this.#settle()
  }

  #workAgain(): void {
    this.stop()
    const working = new AbortController()
    this.#working = working
    void inSlices(this.#work(), working.signal).then((isDone) => {
      if (!isDone) return
      this.#working = undefined
      this.#catchUp()
      this.#changed()
    })
  }

  *#work(): Generator<void, void> {
    if (this.#orderedBy !== this.#sort) yield* this.#sorting(this.#sort)
    if (this.#filter.words.length === 0) this.#tiers = undefined
    else {
      const found = noTiers()
      for (const [place, index] of this.#order.entries()) {
        this.#classify(index, found)
        if (place % 256 === 0) yield
      }
      this.#tiers = found
    }
    this.#settle()
  }

  #classifyAgain(moved: ReadonlySet<number>): void {
    if (this.#tiers === undefined) return
    const { named, holds, alike } = this.#tiers
    const stays = (index: number) => !moved.has(index)
    const others = {
      named: named.filter(stays),
      holds: holds.filter(stays),
      alike: alike.filter(stays),
    }
    const order = comparing(this.#keys)
    const found = noTiers()
    for (const index of [...moved].sort(order)) this.#classify(index, found)
    this.#tiers = mergedTiers(others, found, order)
    this.#settle()
  }

  *#sorting(sort: number): Generator<void, void> {
    const count = this.#order.length
    const keys: SortKey[] = []
    for (let index = 0; index < count; index += 1) {
      keys.push(this.#keyOf(index, sort))
      if (index % 1024 === 0) yield
    }
    this.#order = yield* sorting([...keys.keys()], comparing(keys))
    this.#keys = keys
    this.#orderedBy = sort
  }

  #classify(index: number, into: Record<Fit, number[]>): void {
    const text = this.#texts[index]
    const fit = text && this.#fitOf(text)
    if (fit !== undefined) into[fit].push(index)
  }

  #fitOf(text: SearchText): Fit | undefined {
    return fitOf(text, this.#filter)
  }

  #settle(): void {
    const tiers = this.#tiers
    this.#visible = tiers === undefined ? this.#order : fits.flatMap((fit) => tiers[fit])
  }
}

const noTiers = (): Record<Fit, number[]> => ({ named: [], holds: [], alike: [] })

const mergedTiers = (all: Tiers, found: Tiers, order: (a: number, b: number) => number): Tiers => ({
  named: merged(all.named, found.named, order),
  holds: merged(all.holds, found.holds, order),
  alike: merged(all.alike, found.alike, order),
})

/** Equal ones stay as they came. */
const comparing =
  (keys: readonly SortKey[]) =>
  (a: number, b: number): number => {
    const one = keys[a] ?? 0
    const other = keys[b] ?? 0
    if (one === other) return a - b
    return one < other ? -1 : 1
  }
