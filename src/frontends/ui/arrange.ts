/** A part of a screen: so many rows, and how readily it goes when there is not room for all. */
export interface Part {
  readonly rows: number
  /** The part with the highest number goes first; without a number a part stays. */
  readonly expendable?: number | undefined
  /** Takes its place when it goes. */
  readonly shorter?: Part
}

export interface Arranged<P extends Part> {
  readonly kept: readonly P[]
  /** Rows that are not taken. */
  readonly free: number
}

/** Leaves parts out until the rest, with a blank row between two parts, fits into `height`. */
export function arrange<P extends Part & { readonly shorter?: P }>(
  parts: readonly P[],
  height: number,
): Arranged<P> {
  let kept = parts.filter(({ rows }) => rows > 0)
  for (;;) {
    const free = height - heightOf(kept)
    const first = free < 0 ? mostExpendable(kept) : undefined
    if (first === undefined) return { kept, free: Math.max(0, free) }
    kept = kept.flatMap((part) => (part === first ? (part.shorter ?? []) : part))
  }
}

const heightOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { rows }) => sum + rows, 0) + Math.max(0, parts.length - 1)

function mostExpendable<P extends Part>(parts: readonly P[]): P | undefined {
  const expendable = parts.filter((part) => part.expendable !== undefined)
  return expendable.sort((a, b) => (b.expendable ?? 0) - (a.expendable ?? 0))[0]
}
