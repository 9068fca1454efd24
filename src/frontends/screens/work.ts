import { type ProgressLine, worthAWordAfter } from '#src/frontends/ui/progress.ts'
import type { Progress, Situation } from '#src/jobs/flows/asker.ts'
import type { Status, WorkingStatus } from './status.ts'

/** A piece of work that runs while the person waits. */
export class Work {
  readonly #controller = new AbortController()
  readonly #lines = new Map<string, ProgressLine>()
  readonly #base: Pick<WorkingStatus, 'id' | 'title' | 'situation' | 'since'>
  readonly #now: () => Date
  readonly #changed: () => void
  readonly #timer: NodeJS.Timeout
  #behind: Status | undefined

  constructor(options: {
    readonly id: number
    readonly title: string
    readonly situation: Situation
    readonly behind: Status
    readonly now: () => Date
    readonly changed: () => void
  }) {
    const { id, title, situation, behind, now, changed } = options
    this.#base = { id, title, situation, since: now() }
    this.#now = now
    this.#changed = changed
    this.#behind = behind
    this.#timer = setTimeout(() => this.#show(), worthAWordAfter)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get status(): WorkingStatus {
    return {
      kind: 'working',
      ...this.#base,
      lines: [...this.#lines.values()],
      stopping: this.signal.aborted,
      quietlyBehind: this.#behind,
    }
  }

  readonly report = (key: string, progress: Progress): void => {
    const before = this.#lines.get(key)
    const goesOn = before !== undefined && before.state === progress.state
    this.#lines.set(key, { ...progress, since: goesOn ? before.since : this.#now() })
    this.#show()
  }

  stop(): void {
    this.#controller.abort()
    this.#show()
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  #show(): void {
    this.#behind = undefined
    this.#changed()
  }
}
