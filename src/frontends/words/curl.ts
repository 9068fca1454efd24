import { shellQuote } from '#src/domain/shell-quote.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'

/** What of a request goes into a command for curl. */
type SentRequest = Pick<TraceEntry, 'method' | 'origin' | 'path' | 'query' | 'requestBody'>

/** The request as a command for curl that a shell reads back; its token is the variable $TOKEN. */
export function curlOf({ method, origin, path, query, requestBody }: SentRequest): string {
  const url = `${origin}${path}${query === undefined || query === '' ? '' : `?${query}`}`
  const body = requestBody === undefined || requestBody === '' ? undefined : requestBody
  return [
    `curl -X ${shellQuote(method)} ${shellQuote(url)}`,
    // Double quotes: the shell has to put the token in.
    '-H "Authorization: Bearer $TOKEN"',
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json' --data-raw ${shellQuote(body)}`]),
  ].join(' ')
}
