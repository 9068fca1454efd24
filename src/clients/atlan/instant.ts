import * as z from 'zod/mini'

/** A whole number, also written as text: values inside a token's `attributes` are strings. */
export const wholeNumber = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^-?\d{1,15}$/))]),
  z.transform(Number),
)

// What a Date can hold; beyond it there is no text for it.
const furthestInstant = 8.64e15

/** An instant in epoch milliseconds, a number or text. */
export const instant = z.pipe(
  wholeNumber.check(z.refine((milliseconds) => Math.abs(milliseconds) <= furthestInstant)),
  z.transform((milliseconds) => new Date(milliseconds)),
)
