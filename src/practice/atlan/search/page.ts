import { invalid } from './query.ts'

/** The largest `from` + `size` the index goes to: Atlan raises Elasticsearch's own limit tenfold. */
const WINDOW = 100_000

export interface Page {
  readonly from: number
  readonly size: number
}

/** @throws AtlasError 400 for numbers that are none, or a page beyond the window. */
export function pageOf(dsl: Readonly<Record<string, unknown>>): Page {
  const page = { from: wholeNumber(dsl.from, 0), size: wholeNumber(dsl.size, 10) }
  if (page.from + page.size > WINDOW) throw invalid()
  return page
}

function wholeNumber(value: unknown, fallback: number): number {
  if (value === undefined || value === null) return fallback
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0) throw invalid()
  return number
}
