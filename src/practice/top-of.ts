/** Less than 0 when `a` comes first, as in Array.sort. */
export type Compare<T> = (a: T, b: T) => number

/**
 * The first `count` of the items in this order, without sorting the rest: the first page of a
 * hundred thousand costs one comparison for most of them.
 */
export function topOf<T>(items: readonly T[], compare: Compare<T>, count: number): T[] {
  if (count * 4 > items.length) return [...items].sort(compare).slice(0, count)
  // Twice as many as asked for are gathered, then cut back: each cut is one small sort.
  const gathered: T[] = []
  let bar: T | undefined
  for (const item of items) {
    if (bar !== undefined && compare(item, bar) >= 0) continue
    gathered.push(item)
    if (gathered.length >= count * 2 + 64) {
      gathered.sort(compare).length = count
      bar = gathered.at(-1)
    }
  }
  return gathered.sort(compare).slice(0, count)
}
