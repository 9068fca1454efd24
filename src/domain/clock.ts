/** Time, injected so that tests and pictures can hold it still. */
export interface Clock {
  now(): Date
  /** Resolves after so many milliseconds; rejects with `Cancelled` when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}
