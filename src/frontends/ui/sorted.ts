/** The order of two rows by their numbers, as `Array.sort` takes it. */
export type Before = (a: number, b: number) => number

/** Two sorted lists as one. Equal ones of `first` stay in front. */
export function merged(
  first: readonly number[],
  second: readonly number[],
  before: Before,
): number[] {
  return finished(merging(first, second, before))
}

const runLength = 2048
/** Comparisons between two chances to stop. */
const stride = 4096

/** Sorts in small steps: yields after each, so that `inSlices` can run it. */
export function* sorting(numbers: readonly number[], before: Before): Generator<void, number[]> {
  let runs: number[][] = []
  for (let from = 0; from < numbers.length; from += runLength) {
    runs.push(numbers.slice(from, from + runLength).sort(before))
    yield
  }
  while (runs.length > 1) {
    const next: number[][] = []
    for (let index = 0; index < runs.length; index += 2)
      next.push(yield* merging(runs[index] ?? [], runs[index + 1] ?? [], before))
    runs = next
  }
  return runs[0] ?? []
}

function* merging(
  first: readonly number[],
  second: readonly number[],
  before: Before,
): Generator<void, number[]> {
  const all: number[] = []
  let a = 0
  let b = 0
  while (a < first.length && b < second.length) {
    const one = first[a] ?? 0
    const other = second[b] ?? 0
    if (before(one, other) <= 0) {
      all.push(one)
      a += 1
    } else {
      all.push(other)
      b += 1
    }
    if (all.length % stride === 0) yield
  }
  for (; a < first.length; a += 1) all.push(first[a] ?? 0)
  for (; b < second.length; b += 1) all.push(second[b] ?? 0)
  return all
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
