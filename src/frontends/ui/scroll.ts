/** A text that is longer than the screen: the first row that is seen. */
export interface Scrolled {
  readonly top: number
  /** The last row is on the screen. */
  readonly atEnd: boolean
}

/** A place that exists, whatever was asked for (the window may have grown since). */
export function scrolledTo(top: number, count: number, rows: number): Scrolled {
  const last = Math.max(0, count - rows)
  const kept = Math.max(0, Math.min(top, last))
  return { top: kept, atEnd: kept === last }
}

/** Where a key takes the first row; a page keeps two rows of what was read before. */
export function scrolledBy(key: string, top: number, count: number, rows: number): number {
  const page = Math.max(1, rows - 2)
  const target: Readonly<Record<string, number>> = {
    up: top - 1,
    down: top + 1,
    'page-up': top - page,
    'page-down': top + page,
    home: 0,
    end: count,
  }
  return scrolledTo(target[key] ?? top, count, rows).top
}
