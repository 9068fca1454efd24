import type { Clock } from '#src/domain/clock.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { Report } from '#src/jobs/flows/asker.ts'

/** Counts what became of many objects and says how far it is: done, failed, left, time left. */
export class Tally {
  readonly #total: number
  readonly #report: Report
  readonly #clock: Clock
  readonly #started: number
  #done = 0
  #failed = 0

  constructor(total: number, report: Report, clock: Clock) {
    this.#total = total
    this.#report = report
    this.#clock = clock
    this.#started = clock.now().getTime()
  }

  count({ state }: Outcome): void {
    if (state === 'done' || state === 'already') this.#done += 1
    else this.#failed += 1
    const left = this.#total - this.#done - this.#failed
    const parts = [
      `${this.#done} of ${this.#total} done`,
      ...(this.#failed === 0 ? [] : [`${this.#failed} not`]),
      ...(left === 0 ? [] : [`${left} left, ${this.#timeLeft(left)} to go`]),
    ]
    const ended = this.#failed === 0 ? 'done' : 'failed'
    this.#report('many', { text: parts.join(', '), state: left > 0 ? 'running' : ended })
  }

  #timeLeft(left: number): string {
    const elapsed = this.#clock.now().getTime() - this.#started
    return `about ${sayDuration((elapsed / (this.#total - left)) * left)}`
  }
}
