import * as z from 'zod/mini'
import type { HttpReply } from '#src/clients/http/http.ts'

const word = z.optional(z.catch(z.string(), ''))
const errorBody = z.object({ message: word, error: word })

/**
 * What an error body says, in the server's own words, as they came. Queries answer with `error`, the
 * rest with `message`. There is a `code` too, a number or a text; the status says more.
 */
export function serverWords({ body }: HttpReply): string | undefined {
  const parsed = z.safeParse(errorBody, body)
  return parsed.success ? parsed.data.message || parsed.data.error || undefined : undefined
}
