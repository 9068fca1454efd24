import * as z from 'zod/mini'
import { sanitise } from '#src/domain/sanitise.ts'

/** Text from the server, made fit to be shown. */
export const text = z.pipe(z.string(), z.transform(sanitise))

/**
 * The same, empty for null and nothing: Atlas leaves out what is not set, Axiom's Go services send
 * either.
 */
export const optionalText = z.pipe(
  z.nullish(text),
  z.transform((value) => value ?? ''),
)

/** A list of texts, empty for null and nothing. */
export const texts = z.pipe(
  z.nullish(z.array(text)),
  z.transform((values) => values ?? []),
)

/** For answers whose content says nothing that we need. */
export const anything = z.unknown()

export type Schema<T> = z.ZodMiniType<T>
