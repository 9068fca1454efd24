import { once } from 'node:events'

/** Windows has no job control. */
export const canSuspend = process.platform !== 'win32'

/**
 * Stops this process and those that were started with it (`npm exec`), as Ctrl-Z does, and
 * resolves when the shell lets them go on.
 */
export async function stopUntilContinued(): Promise<void> {
  const continued = once(process, 'SIGCONT')
  process.kill(0, 'SIGTSTP')
  // Without a shell to bring it back, the system ignores the stop and nothing continues it.
  await Promise.race([continued, new Promise((resolve) => setTimeout(resolve, 200))])
}

/**
 * Has Node ask the terminal for its size again, which is drawn anew where it is another one: who is
 * stopped is not told that the window was resized meanwhile.
 */
export const askForSize = (): void => void process.kill(process.pid, 'SIGWINCH')
