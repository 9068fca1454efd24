import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { Note } from '#src/domain/note.ts'
import type { Plan } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Asker, Asking, Ending, Progress, Report, Situation } from '#src/jobs/flows/asker.ts'

/** One step of the tour, as `--json` lists it. */
export interface TourStep {
  readonly step: string
  readonly ok: boolean
  readonly ms: number
  readonly note: string
}

/** Runs a flow whose answers are all given, and tells each step as it happens. */
export class TourAsker implements Asker {
  readonly present = false
  readonly #clock: Clock
  readonly #signal: AbortSignal
  readonly #say: (line: string) => void
  readonly #steps: TourStep[] = []

  constructor(clock: Clock, signal: AbortSignal, say: (line: string) => void) {
    this.#clock = clock
    this.#signal = signal
    this.#say = say
  }

  steps(): readonly TourStep[] {
    return this.#steps
  }

  async ask({ question }: Asking): Promise<never> {
    throw new Error(`the tour has no answer to “${question.ask}”`)
  }

  async recognised(_asking: Asking, notes: readonly Note[]): Promise<true> {
    for (const { label, text } of notes) this.#say(`                    ${label}: ${text}`)
    return true
  }

  async review(plan: Plan): Promise<true> {
    this.#say(`  Plan            ${plan.title}: ${plan.calls} calls`)
    for (const { object, field, after, added } of plan.changes)
      this.#say(
        `                  + ${object.name} · ${field}: ${sayValue(added.length > 0 ? added : after)}`,
      )
    for (const { text } of plan.warnings) this.#say(`                  ⚠ ${text}`)
    return true
  }

  async work<T>(
    title: string,
    { steps }: Situation,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T> {
    const started = this.#clock.now().getTime()
    const ms = () => this.#clock.now().getTime() - started
    const step = steps.find(({ state }) => state === 'current')?.title ?? title
    try {
      const result = await work(this.#signal, (_key, progress) => this.#progress(progress, ms()))
      this.#done({ step, ok: true, ms: ms(), note: title })
      return result
    } catch (thrown) {
      const note = thrown instanceof Cancelled ? 'Stopped' : problemOf(thrown).title
      this.#done({ step, ok: false, ms: ms(), note })
      throw thrown
    }
  }

  async end(_ending: Ending): Promise<undefined> {
    return undefined
  }

  holdOn(): void {}

  #progress({ text, state }: Progress, ms: number): void {
    if (state === 'running' || state === 'waiting') return
    this.#done({ step: 'Apply', ok: state === 'done', ms, note: text })
  }

  #done(step: TourStep): void {
    this.#steps.push(step)
    this.#say(`${step.ok ? '✓' : '✗'} ${step.step.padEnd(15)} ${step.note}  (${step.ms} ms)`)
  }
}

function sayValue(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value)
}
