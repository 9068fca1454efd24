import { type CapturedRequest, type Header, requestOf } from '#src/capture/request.ts'

/**
 * What a curl command line asks for: one request per URL, since curl sends its headers to each.
 * Files that it names (`@file`, `-K`, `-b file`) are never read, and an unknown option never
 * fails: browsers add new ones every year.
 */
export function curlRequests(words: readonly string[]): CapturedRequest[] {
  const requests: CapturedRequest[] = []
  let part = emptyPart()
  const next = (): void => {
    for (const request of requestsOf(part)) requests.push(request)
    part = emptyPart()
  }
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    at += 1
    if (word === '--next' || word === '-:') next()
    else if (word.startsWith('--') && word.length > 2) {
      const equals = word.indexOf('=')
      const name = equals === -1 ? word.slice(2) : word.slice(2, equals)
      if (equals !== -1) take(part, name, word.slice(equals + 1))
      else if (takesValue(name, words[at], part)) take(part, name, words[at++] ?? '')
      else flag(part, name)
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter += 1) {
        const name = short[word.charAt(letter)]
        if (name === undefined || !valued.has(name)) {
          flag(part, name ?? '')
          continue
        }
        take(part, name, word.slice(letter + 1) || (words[at++] ?? ''))
        break
      }
    } else if (word.trim() !== '') part.urls.push(word)
  }
  next()
  return requests
}

interface Part {
  urls: string[]
  headers: Header[]
  cookies: boolean
  insecure: boolean
  password: boolean
}

const emptyPart = (): Part => ({
  urls: [],
  headers: [],
  cookies: false,
  insecure: false,
  password: false,
})

function requestsOf(part: Part): CapturedRequest[] {
  const { urls, cookies, insecure } = part
  if (urls.length === 0 && part.headers.length === 0 && !cookies && !part.password) return []
  const named = part.headers.some(([name]) => name.trim().toLowerCase() === 'authorization')
  // A header that is written out beats `-u`, of which only the scheme is kept.
  const headers: Header[] =
    part.password && !named ? [...part.headers, ['authorization', 'Basic']] : part.headers
  const request = requestOf(undefined, headers, { cookies, insecure })
  return urls.length === 0 ? [request] : urls.map((url) => ({ ...request, url }))
}

function take(part: Part, name: string, value: string): void {
  switch (name) {
    case 'url':
      part.urls.push(value)
      break
    case 'header': {
      const header = headerOf(value)
      if (header !== undefined) part.headers.push(header)
      break
    }
    case 'cookie':
      part.cookies ||= value.includes('=')
      break
    case 'user-agent':
      part.headers.push(['user-agent', value])
      break
    case 'oauth2-bearer':
      part.headers.push(['authorization', `Bearer ${value}`])
      break
    case 'user':
      part.password = true
  }
}

function flag(part: Part, name: string): void {
  if (name === 'insecure') part.insecure = true
}

/** `Name: value`; `name;` is curl's empty header, and `@file` has none. */
function headerOf(line: string): Header | undefined {
  const colon = line.indexOf(':', line.startsWith(':') ? 1 : 0)
  if (colon === -1 || line.startsWith('@')) return undefined
  return [line.slice(0, colon), line.slice(colon + 1)]
}

/** An unknown long option takes the next word unless that is an option or the missing URL. */
function takesValue(name: string, following: string | undefined, part: Part): boolean {
  if (valued.has(name)) return true
  if (following === undefined || switches.has(name) || following.startsWith('-')) return false
  return part.urls.length > 0 || !/^https?:/i.test(following)
}

const short: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  c: 'cookie-jar',
  C: 'continue-at',
  d: 'data',
  D: 'dump-header',
  e: 'referer',
  E: 'cert',
  F: 'form',
  H: 'header',
  k: 'insecure',
  K: 'config',
  m: 'max-time',
  o: 'output',
  P: 'ftp-port',
  Q: 'quote',
  r: 'range',
  t: 'telnet-option',
  T: 'upload-file',
  u: 'user',
  U: 'proxy-user',
  w: 'write-out',
  x: 'proxy',
  X: 'request',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
}

const valued: ReadonlySet<string> = new Set(
  `cacert cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar
  data data-ascii data-binary data-raw data-urlencode dns-servers doh-url dump-header form
  form-string ftp-port header interface json key limit-rate max-redirs max-time noproxy
  oauth2-bearer output pass pinnedpubkey preproxy proxy proxy-header proxy-user quote range referer
  request request-target resolve retry retry-delay retry-max-time socks4 socks4a socks5
  socks5-hostname speed-limit speed-time telnet-option time-cond tls-max unix-socket upload-file
  url url-query user user-agent write-out`.split(/\s+/),
)

const switches: ReadonlySet<string> = new Set(
  `anyauth basic compressed digest fail fail-with-body get globoff head http0.9 http1.0 http1.1
  http2 http3 include insecure ipv4 ipv6 location location-trusted negotiate netrc no-buffer
  no-keepalive ntlm path-as-is post301 post302 progress-bar remote-name show-error silent tlsv1
  tlsv1.2 tlsv1.3 verbose`.split(/\s+/),
)
