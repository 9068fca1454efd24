import * as z from 'zod/mini'

/** An RFC 3339 instant; null for all of Axiom's ways to say never (see `isNever`). */
export const instantOrNever = z.pipe(
  z.nullish(
    z.pipe(
      z.string(),
      z.transform((value, context): Date | null => {
        const at = new Date(value)
        if (value === '' || isNever(at)) return null
        if (rfc3339.test(value) && !Number.isNaN(at.getTime())) return at
        context.issues.push({ code: 'custom', input: value, message: 'not an instant' })
        return z.NEVER
      }),
    ),
  ),
  z.transform((value) => value ?? null),
)

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i

/** Go's zero time, the first instant of the year 1, in whatever zone it was written. */
const isNever = (at: Date): boolean => at.getUTCFullYear() <= 1
