/** Thrown when the person stopped the work. It is not a problem: nothing has to be mended. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** Throws `Cancelled` when the signal was aborted, whatever reason it carries. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled()
}
