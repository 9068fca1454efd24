import { refuse } from './refusal.ts'

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i

/**
 * An instant as clients send it: RFC 3339 with up to nine digits of a second and any offset.
 *
 * @returns epoch milliseconds; null for never, which is null, nothing, an empty text and, from
 *   Go, the first instant of the year 1.
 * @throws Refusal 422
 */
export function readInstant(value: unknown, field: string): number | null {
  if (value === undefined || value === null || value === '') return null
  const at = typeof value === 'string' && RFC3339.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) throw refuse.invalid(`${field} must be a date-time`)
  return new Date(at).getUTCFullYear() <= 1 ? null : at
}

/** Always UTC with `Z` and milliseconds: who compares texts sees no other form of the same instant. */
export const writeInstant = (at: number): string => new Date(at).toISOString()
