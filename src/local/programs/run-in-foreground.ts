import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** A program that takes over our terminal until it ends. */
export interface ForegroundRun {
  /** Program and arguments. No shell reads them, and no secret may be among them. */
  readonly words: readonly [string, ...string[]]
  readonly environment: Record<string, string>
  /** Aborted when we are asked to end: the program is asked to end, too. */
  readonly signal?: AbortSignal
}

/**
 * Runs a program on our own terminal, which it sees as its own: colours, keys and signals reach it
 * as if it had been started without us.
 *
 * @returns its exit code, 128 and the number of the signal that ended it, or undefined when it
 *   could not be started
 */
export async function runInForeground(run: ForegroundRun): Promise<number | undefined> {
  const [program, ...parameters] = run.words
  const child = spawn(program, parameters, { env: run.environment, stdio: 'inherit' })
  // Ctrl-C reaches it by itself; this is for a signal that was sent to us alone.
  const end = (): void => void child.kill('SIGTERM')
  run.signal?.addEventListener('abort', end, { once: true })
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  child.on('error', () => resolve(undefined))
  child.on('close', (code, signal) =>
    resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
  )
  try {
    return await promise
  } finally {
    run.signal?.removeEventListener('abort', end)
  }
}
