import { type Header, type Reading, requestOf } from '#src/capture/request.ts'

/**
 * "Copy request headers", a header block of HTTP/1.1, or what is selected in the headers pane:
 * `Name: value` lines, or the value on the line after its name. Undefined when there is none.
 *
 * The host comes from `Host:` or `:authority`, with the scheme where one is named. The Referer and
 * the Origin say where a page came from, which is not where its bearer went.
 */
export function readHeaders(text: string): Reading | undefined {
  const headers = headersIn(text.split('\n'))
  const named = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const host = named.get(':authority') ?? named.get('host')
  const scheme = named.get(':scheme')
  const asked = named.get('request url')
  if (!named.has('authorization') && (headers.length < 2 || !looksLikeBlock(named))) {
    return undefined
  }
  const url = host === undefined ? asked : `${scheme === undefined ? '' : `${scheme}:`}//${host}`
  return { variant: 'headers', requests: [requestOf(url, headers)], repairs: new Set() }
}

/** Where a header block begins that opens the text, so that its values hide no command; or -1. */
export const findHeaders = (text: string): number => (opening.test(text) ? 0 : -1)

const opening =
  /^\s*(?:[A-Z]+ \S+ HTTP\/[\d.]+[ \t]*\n|:(?:authority|method|path|scheme):|[\w-]+: [^\n]*\n[\w-]+: )/

const line = /^\s*["']?(:?[\w-]+|Request URL)["']?:(.*)$/i
const names = /^\s*(:?authorization|:authority|:scheme|host|cookie|user-agent|Request URL):?\s*$/i

function headersIn(lines: readonly string[]): Header[] {
  const headers: Header[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at] ?? ''
    const alone = names.exec(text)?.[1]
    const following = lines[at + 1]?.trim() ?? ''
    if (alone !== undefined && following !== '') {
      headers.push([alone, unquoted(following)])
      at += 1
      continue
    }
    const [, name, value] = line.exec(text) ?? []
    if (name !== undefined && value !== undefined) headers.push([name, unquoted(value.trim())])
  }
  return headers
}

/** A line copied out of JSON or code keeps its quotes and its comma. */
const unquoted = (value: string): string => value.replace(/^(["'])(.*)\1[,;]?$/, '$2')

const looksLikeBlock = (named: ReadonlyMap<string, string>): boolean =>
  [
    'host',
    ':authority',
    ':method',
    'accept',
    'user-agent',
    'cookie',
    'referer',
    'request url',
  ].some((name) => named.has(name))
