import { bashQuote } from './bash-quote.ts'

/** A request as the browser's developer tools hold it. */
export interface BrowserRequest {
  readonly url: string
  readonly method: string
  /** In the order of the wire; `cookie` among them. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** Headers that Chrome leaves out, because curl makes them itself. */
const OMITTED: ReadonlySet<string> = new Set(['accept-encoding', 'host', 'content-length'])

/** What Chrome's "Copy as cURL (bash)" puts on the clipboard (Chrome's developer tools, 2026). */
export function copyAsCurl(request: BrowserRequest): string {
  const inferred = request.body === undefined ? 'GET' : 'POST'
  const words = [
    `curl --url ${quotedUrl(request.url)}`,
    ...(request.method === inferred ? [] : [`-X ${bashQuote(request.method)}`]),
    ...request.headers.flatMap(([name, value]) => headerWords(name, value)),
    ...(request.body === undefined ? [] : [`--data-raw ${bashQuote(request.body)}`]),
  ]
  return words.join(words.length >= 3 ? ' \\\n  ' : ' ')
}

/** curl would take brackets and braces for ranges, so they get a backslash after the quoting. */
function quotedUrl(url: string): string {
  return bashQuote(url).replace(/[[\]{}]/g, '\\$&')
}

function headerWords(name: string, value: string): string[] {
  const lowerCase = name.toLowerCase()
  if (OMITTED.has(lowerCase) || name.startsWith(':')) return []
  // A cookie without `=` would be a file's name to `-b`.
  if (lowerCase === 'cookie' && value.includes('=')) return [`-b ${bashQuote(value)}`]
  return [`-H ${bashQuote(value.trim() ? `${name}: ${value}` : `${name};`)}`]
}
