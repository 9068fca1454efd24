import * as z from 'zod/mini'
import { sanitise } from '#src/domain/sanitise.ts'

/** Text from the server, made fit to be shown. */
export const text = z.pipe(z.string(), z.transform(sanitise))

/** The same, empty for null and nothing: Axiom's Go services send either for what is not set. */
export const optionalText = z.pipe(
  z.nullish(text),
  z.transform((value) => value ?? ''),
)

/** A list of texts, empty for null and nothing. */
export const texts = z.pipe(
  z.nullish(z.array(text)),
  z.transform((values) => values ?? []),
)

/** An RFC 3339 instant; null for all of Axiom's ways to say never (see `never`). */
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

/** For answers whose content says nothing that we need. */
export const anything = z.unknown()

export type Schema<T> = z.ZodMiniType<T>
