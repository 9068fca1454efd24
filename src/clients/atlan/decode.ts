import * as z from 'zod/mini'
import { sanitise } from '#src/domain/sanitise.ts'

/** Text from the server, made fit to be shown. */
export const text = z.pipe(z.string(), z.transform(sanitise))

/** The same, empty when the server left it out: Atlas omits what is null. */
export const optionalText = z.pipe(
  z.nullish(text),
  z.transform((value) => value ?? ''),
)

/** A list of texts, empty when the server left it out. */
export const texts = z.pipe(
  z.nullish(z.array(text)),
  z.transform((values) => values ?? []),
)

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

/** For answers whose content says nothing that we need. */
export const anything = z.unknown()

export type Schema<T> = z.ZodMiniType<T>
