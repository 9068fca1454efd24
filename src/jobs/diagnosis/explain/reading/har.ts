import { shellQuote } from '#src/domain/shell-quote.ts'

/** More of an answer says nothing more about its failure. */
const longestBody = 4_000

/**
 * The failing requests of a HAR 1.2 file, each as the text that somebody would paste of it alone: a
 * cURL and the answer under it. Undefined when the text is no such file.
 */
export function failingOfHar(text: string): string[] | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  const entries = at(at(parsed(text), 'log'), 'entries')
  if (!Array.isArray(entries)) return undefined
  return entries.filter((entry) => isFailing(at(at(entry, 'response'), 'status'))).map(textOf)
}

/** A HAR says 0 where no answer came. */
const isFailing = (status: unknown): boolean => status === 0 || Number(status) >= 400

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A member of what a file says, whatever it is. */
const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined

const textAt = (value: unknown, key: string): string => {
  const found = at(value, key)
  return typeof found === 'string' ? found : ''
}

function headersOf(message: unknown): readonly (readonly [name: string, value: string])[] {
  const headers = at(message, 'headers')
  if (!Array.isArray(headers)) return []
  return headers.map((header) => [textAt(header, 'name'), textAt(header, 'value')])
}

function textOf(entry: unknown): string {
  const request = at(entry, 'request')
  const response = at(entry, 'response')
  const flags = headersOf(request)
    .filter(([name]) => /^(?:authorization|x-axiom-org-id|cookie)$/i.test(name))
    // That it signs in with cookies is worth knowing; which they are is not.
    .map(([name, value]) => [name, /^cookie$/i.test(name) ? 'hidden=hidden' : value])
    .map((header) => ` -H ${shellQuote(header.join(': '))}`)
  const words = ['-X', textAt(request, 'method'), textAt(request, 'url')].map(shellQuote)
  const curl = `curl ${words.join(' ')}${flags.join('')}`
  const status = Number(at(response, 'status'))
  // Chrome’s word for why no answer came: `net::ERR_NAME_NOT_RESOLVED`.
  if (status === 0) return `${curl}\n\n${textAt(response, '_error') || 'connection reset'}`
  const answered = headersOf(response).map((header) => header.join(': '))
  const body = textAt(at(response, 'content'), 'text').slice(0, longestBody)
  return [curl, '', `HTTP/1.1 ${status}`, ...answered, '', body].join('\n')
}
