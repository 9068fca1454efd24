/** The rows from `from` up to, not including, `to` are drawn. */
export interface ListWindow {
  readonly from: number
  readonly to: number
}

/** The part of a list that is drawn: as many rows as there are, with the cursor in the middle. */
export function windowAround(count: number, cursor: number, rows: number): ListWindow {
  const from = Math.max(0, Math.min(cursor - Math.floor(rows / 2), count - rows))
  return { from, to: Math.min(count, from + Math.max(0, rows)) }
}

/** Where a movement key takes the cursor; undefined when the key does not move it. */
export function movedCursor(
  key: string,
  cursor: number,
  count: number,
  page: number,
): number | undefined {
  const target = targets[key]?.(cursor, count, Math.max(1, page))
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target))
}

type Target = (cursor: number, count: number, page: number) => number

const targets: Readonly<Record<string, Target>> = {
  up: (cursor) => cursor - 1,
  down: (cursor) => cursor + 1,
  'page-up': (cursor, _, page) => cursor - page,
  'page-down': (cursor, _, page) => cursor + page,
  home: () => 0,
  end: (_, count) => count - 1,
}

export const movementKeys = Object.keys(targets)
