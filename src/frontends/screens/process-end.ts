const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/**
 * Calls `end` when the process is told to end or is about to die of an uncaught error, so that
 * the terminal is given back first. Whether the process really ends is decided elsewhere.
 * @returns takes the listeners away again
 */
export function onProcessEnd(end: {
  readonly signalled: () => void
  readonly crashed: () => void
}): () => void {
  for (const signal of signals) process.on(signal, end.signalled)
  process.on('uncaughtExceptionMonitor', end.crashed)
  return () => {
    for (const signal of signals) process.off(signal, end.signalled)
    process.off('uncaughtExceptionMonitor', end.crashed)
  }
}
