/** How long one slice may keep the keyboard waiting, in milliseconds. */
const sliceMs = 8

/**
 * Runs long work in slices, with the keyboard and the screen served between two of them. The work
 * is a generator that yields as often as it likes; the last thing it yields before it is stopped is
 * the last thing it does.
 *
 * @returns false when it was stopped before its end
 */
export async function inSlices(work: Iterator<void>, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    // Also before the first: of letters that come together only the last is worth the work.
    await new Promise(setImmediate)
    if (signal.aborted) return false
    const until = performance.now() + sliceMs
    while (performance.now() < until) if (work.next().done) return true
  }
}
