import type { Report } from '#src/jobs/flows/asker.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { Notes } from './notes.ts'

/** Somebody who watches a plan being carried out, and gives what is needed in the middle. */
export class Watcher implements Writing {
  readonly journal = new Notes()
  readonly attended = true
  readonly #stop = new AbortController()
  readonly #gives: unknown[]
  readonly reports: string[] = []
  readonly needed: unknown[] = []
  readonly held: (string | undefined)[] = []

  /** @param gives an answer for each time that something is needed; what is an Error is thrown */
  constructor(...gives: readonly unknown[]) {
    this.#gives = [...gives]
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  stop(): void {
    this.#stop.abort()
  }

  report: Report = (_key, { text, state }) => void this.reports.push(`${state}: ${text}`)

  need = async <Value>(_question: unknown, problem?: unknown): Promise<Value> => {
    this.needed.push(problem)
    const given = this.#gives.shift()
    // Where nobody is there, what failed is thrown.
    if (given === undefined) throw problem
    if (given instanceof Error) throw given
    return given as Value
  }

  holdOn = (reason: string | undefined): void => void this.held.push(reason)
}
