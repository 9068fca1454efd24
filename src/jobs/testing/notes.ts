import type { Outcome } from '#src/domain/plan.ts'
import type { PlanJournal } from '#src/local/journal/journal.ts'
import type { Write } from '#src/local/journal/write.ts'

/** A journal of a plan, in memory. */
export class Notes implements PlanJournal {
  readonly id = 'plan-1'
  readonly sent: Write[] = []
  readonly outcomes: Outcome[] = []
  ended = false

  async send<T>(writes: readonly Write[], request: () => Promise<T>): Promise<T> {
    this.sent.push(...writes)
    return request()
  }

  async outcome(_step: number, outcome: Outcome): Promise<void> {
    this.outcomes.push(outcome)
  }

  async end(): Promise<void> {
    this.ended = true
  }
}
