import type { LeavingStatus, Status } from './status.ts'

/** What can be shown by itself; the question before leaving stands in front of one of these. */
export type Shown = Exclude<Status, LeavingStatus>

/** The one status that the screen is a view of. */
export class StatusStore {
  readonly #listeners = new Set<() => void>()
  #status: Status = { kind: 'starting', id: 0 }
  #lastId = 0

  readonly snapshot = (): Status => this.#status

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A name for the next status. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  get shown(): Shown {
    return this.#status.kind === 'leaving' ? this.#status.behind : this.#status
  }

  get isLeaving(): boolean {
    return this.#status.kind === 'leaving'
  }

  /** Shows something; while the person is asked about leaving, it waits behind that question. */
  show(shown: Shown): void {
    this.#set(this.#status.kind === 'leaving' ? { ...this.#status, behind: shown } : shown)
  }

  /** Changes what is shown, if it is still what it was. */
  change(id: number, change: (shown: Shown) => Shown): void {
    if (this.shown.id === id) this.show(change(this.shown))
  }

  askBeforeLeaving(reason: string): void {
    this.#set({ kind: 'leaving', id: this.nextId(), reason, behind: this.shown })
  }

  stay(): void {
    this.#set(this.shown)
  }

  #set(status: Status): void {
    this.#status = status
    for (const listener of this.#listeners) listener()
  }
}
