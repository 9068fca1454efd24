import { service } from '#src/practice/atlan/errors.ts'
import { type Compare, topOf } from '#src/practice/top-of.ts'
import { parseFilter } from './filter.ts'

type Row = Readonly<Record<string, unknown>>

export interface ListRequest {
  readonly filter?: string | undefined
  /** `field` or `-field`. */
  readonly sort?: string | undefined
  readonly offset?: string | undefined
  readonly limit?: string | undefined
}

export interface ListAnswer<T> {
  readonly totalRecord: number
  readonly filterRecord: number
  readonly records: T[]
}

/** Ours: what the server gives without a limit is unknown; 20 is what the Java SDK asks for. */
const DEFAULT_LIMIT = 20

/**
 * One page of a `/api/service/` list.
 *
 * @param rows everything there is.
 * @param fields what filter and sort see of a row.
 * @param defaultSort where the request names none.
 * @throws ServiceError 400 for a filter or a number that cannot be read.
 */
export function listPage<T>(
  rows: readonly T[],
  fields: (row: T) => Row,
  request: ListRequest,
  defaultSort: string,
): ListAnswer<T> {
  const offset = wholeNumber('offset', request.offset, 0)
  const limit = wholeNumber('limit', request.limit, DEFAULT_LIMIT)
  const fits = parseFilter(request.filter)
  const matching = request.filter ? rows.filter((row) => fits(fields(row))) : rows
  const compare = comparison(fields, request.sort || defaultSort)
  return {
    totalRecord: rows.length,
    filterRecord: matching.length,
    records: topOf(matching, compare, offset + limit).slice(offset),
  }
}

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback
  if (!/^\d+$/.test(text)) throw service.badRequest(`${name} is not a whole number.`)
  return Number(text)
}

function comparison<T>(fields: (row: T) => Row, sort: string): Compare<T> {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const sign = descending ? -1 : 1
  return (a, b) => sign * compareValues(fields(a)[name], fields(b)[name])
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = String(a ?? '')
  const right = String(b ?? '')
  if (left === right) return 0
  return left < right ? -1 : 1
}
