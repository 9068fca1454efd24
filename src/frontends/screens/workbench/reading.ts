import { Cancelled } from '#src/domain/cancelled.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Coming, LoadingEdges } from './coming.ts'
import { itemsOf } from './page-lines.ts'
import type { Page, PagePlace } from './place.ts'

/** What a screen shows of a page. What was read stays to be seen while it is read anew. */
export interface PageView {
  readonly page: Page | undefined
  readonly coming: Coming
  /** The item under the cursor, and the first line that is seen. */
  readonly cursor: number
  readonly top: number
}

/** A page place while it is read, with its cursor. */
export class Reading {
  readonly #place: PagePlace
  readonly #edges: LoadingEdges
  readonly #listeners = new Set<() => void>()
  #view: PageView = { page: undefined, coming: { kind: 'complete' }, cursor: 0, top: 0 }
  #loading: AbortController | undefined

  constructor(place: PagePlace, edges: LoadingEdges) {
    this.#place = place
    this.#edges = edges
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): PageView => this.#view

  get isLoading(): boolean {
    return this.#view.coming.kind === 'loading'
  }

  load(): void {
    this.#loading?.abort()
    const loading = new AbortController()
    this.#loading = loading
    this.#become({ coming: { kind: 'loading', since: this.#edges.now() } })
    void this.#read(loading.signal)
  }

  stop(): void {
    if (!this.isLoading) return
    this.#loading?.abort()
    this.#become({ coming: { kind: 'stopped' } })
  }

  close(): void {
    this.#loading?.abort()
    this.#listeners.clear()
  }

  moveTo(cursor: number, top: number): void {
    this.#become({ cursor, top })
  }

  async #read(signal: AbortSignal): Promise<void> {
    try {
      const page = await this.#place.load(signal)
      if (signal.aborted) return
      // What was found out before is better than what is known at once.
      if (this.#place.later === undefined || this.#view.page === undefined) this.#show(page)
      const whole = await this.#place.later?.(signal)
      if (signal.aborted) return
      this.#show(whole ?? page)
      this.#become({ coming: { kind: 'complete' } })
    } catch (thrown) {
      if (signal.aborted) return
      this.#become({
        coming:
          thrown instanceof Cancelled
            ? { kind: 'stopped' }
            : { kind: 'failed', problem: this.#edges.clean(problemOf(thrown)) },
      })
    }
  }

  /** Whatever comes above it, the cursor stays on the item that somebody may choose right now. */
  #show(page: Page): void {
    const { page: before, cursor } = this.#view
    const held = before && cursor > 0 ? itemsOf(before)[cursor] : undefined
    const moved = held ? itemsOf(page).findIndex(({ label }) => label === held.label) : -1
    this.#become({ page, ...(moved < 0 ? {} : { cursor: moved }) })
  }

  #become(change: Partial<PageView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
