import { capture } from '#src/capture/capture.ts'
import { now } from './tokens.ts'

/** The tenant that the requests of these tests go to. */
export const origin = 'https://acme.atlan.com'

/** A request as Chrome copies it. */
export const curl = (token: string, url = `${origin}/api/x`): string =>
  `curl '${url}' \\\n  -H 'authorization: Bearer ${token}' \\\n  -H 'accept: */*'`

/** What is wrong with a text, or else the tenant of its bearer. @param asked the tenant looked for */
export function outcome(text: string, asked?: string): string {
  const { problem, bearers } = capture(text, { now, ...(asked !== undefined && { origin: asked }) })
  return problem?.code ?? bearers[0]?.origin ?? 'a bearer of unknown host'
}
