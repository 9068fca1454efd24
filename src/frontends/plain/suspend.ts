/**
 * Stops the process until the shell brings it back, as Ctrl-Z does where the terminal is not raw.
 * Windows has no such thing; there nothing happens.
 *
 * @param resumed called when it goes on
 */
export function suspendProcess(resumed: () => void): void {
  if (process.platform === 'win32') return
  process.once('SIGCONT', resumed)
  // 0: the whole job. A shell waits for all of it, also for the npm that may have started us.
  process.kill(0, 'SIGTSTP')
}
