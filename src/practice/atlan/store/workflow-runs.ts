export interface WorkflowRun {
  readonly name: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly spec: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly dueAt: number
  /** Does what the workflow is for. @returns why it failed, or nothing. */
  readonly work: () => string | undefined
}

export interface FinishedRun {
  readonly run: WorkflowRun
  readonly phase: 'Running' | 'Succeeded' | 'Failed'
  readonly message: string
}

/** Workflows that run inside the tenant: each does its work once its time has come. */
export class WorkflowRuns {
  readonly #runs: FinishedRun[] = []

  start(run: WorkflowRun): void {
    this.#runs.push({ run, phase: 'Running', message: '' })
  }

  /** Does what is due. Called before every request, so nothing needs a timer. @param now epoch ms */
  advance(now: number): void {
    for (const [index, { run, phase }] of this.#runs.entries()) {
      if (phase !== 'Running' || run.dueAt > now) continue
      const failure = run.work()
      this.#runs[index] = { run, phase: failure ? 'Failed' : 'Succeeded', message: failure ?? '' }
    }
  }

  /** Newest first. */
  all(): FinishedRun[] {
    return [...this.#runs].reverse()
  }
}
