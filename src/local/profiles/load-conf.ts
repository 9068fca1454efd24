import type Conf from 'conf'

/** Signals whose listeners conf's dependency `when-exit` adds when it is loaded. */
const signals: readonly NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGUSR2']

/**
 * Loads conf when it is first needed: it compiles a schema validator, which takes longer than the
 * rest of a short command.
 *
 * Its atomic writer answers a signal by sending it to this process once more, so that a listener of
 * ours would hear one Ctrl-C twice. What a signal means is decided in one place of this program, so
 * those listeners are taken off again; the one that cleans up at exit stays.
 */
export async function loadConf(): Promise<typeof Conf> {
  const before = new Map(signals.map((signal) => [signal, new Set(process.listeners(signal))]))
  const { default: loaded } = await import('conf')
  for (const [signal, known] of before)
    for (const listener of process.listeners(signal))
      if (!known.has(listener)) process.off(signal, listener)
  return loaded
}
