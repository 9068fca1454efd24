import * as z from 'zod/mini'

/** What an error body says: the server's own words, as they came. */
export interface ServerError {
  /** Atlan's code, e.g. `ATLAS-403-00-002`; absent where a service has none. */
  readonly code?: string
  readonly message?: string
}

const word = z.optional(z.catch(z.union([z.string(), z.number()]), ''))

const envelope = z.object({
  errorCode: word,
  code: word,
  error: word,
  status: word,
  errorMessage: word,
  message: word,
  error_description: word,
  info: word,
  causes: z.optional(z.catch(z.array(z.object({ errorMessage: word })), [])),
})

/**
 * Reads any of the five error bodies that a tenant sends: Atlas application errors, Atlas unexpected
 * errors, the servlet container's refusals, the service layer's and Keycloak's. The order of the
 * fields is the one in which the vendor's SDKs look them up.
 */
export function readServerError(body: unknown): ServerError {
  const parsed = z.safeParse(envelope, body)
  if (!parsed.success) return {}
  const e = parsed.data
  const code = firstOf(e.errorCode, e.code, e.status)
  const cause = firstOf(...(e.causes ?? []).map(({ errorMessage }) => errorMessage))
  const message = [
    firstOf(e.errorMessage, e.message, e.error_description, e.error, e.info),
    cause,
  ].filter((part) => part !== undefined)
  return {
    ...(code !== undefined && { code }),
    ...(message.length > 0 && { message: message.join(' ') }),
  }
}

function firstOf(...candidates: readonly (string | number | undefined)[]): string | undefined {
  const found = candidates.find((one) => one !== undefined && one !== '')
  return found === undefined ? undefined : String(found)
}
