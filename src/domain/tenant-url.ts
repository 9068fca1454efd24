import { ProblemError } from './problem.ts'

/** The address of a tenant: all that is kept of a URL somebody typed or pasted. */
export interface TenantUrl {
  /** Scheme, host and port in the form of the URL standard, e.g. `https://acme.atlan.com`. */
  readonly origin: string
  /** Host and, where it is not the scheme's own, port. Punycode, so that no letter deceives. */
  readonly host: string
}

/**
 * The tenant that an address means. A host alone is enough, and whatever follows it is dropped, so
 * that the URL of any page of the tenant will do. Only loopback may go without encryption; a bare
 * loopback host is taken for such a practice tenant.
 *
 * URL readers disagree on odd addresses (user info, `\` for `/`, escapes in the host, numbers for an
 * IP address), which is how one is made to look like another: those are refused, never interpreted.
 * The text itself is in no problem, because what was pasted here may be a secret.
 *
 * @throws ProblemError of kind `usage`
 */
export function parseTenantUrl(text: string): TenantUrl {
  const trimmed = text.trim()
  if (trimmed === '') throw unusable('tenant-url-missing', 'There is no address.')
  if (/[\p{Cc}\p{Cf}\p{Z}\\]/u.test(trimmed) || trimmed.length > longest)
    throw unusable('tenant-url-unreadable', 'That is not the address of a tenant.')

  const { scheme, authority } = split(trimmed)
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http')
    throw unusable('tenant-url-scheme', 'A tenant is reached by https, by nothing else.')
  if (authority.includes('@'))
    throw unusable('tenant-url-user-info', 'The address has a user name or a password in it.')
  if (!/^(?:[\w.\-\u0080-\uffff]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(authority))
    throw unusable('tenant-url-unreadable', 'That is not the address of a tenant.')

  const url = parse(authority, scheme)
  if (!url) throw unusable('tenant-url-unreadable', 'That is not the address of a tenant.')
  if (isDisguisedIpAddress(url.hostname, authority))
    throw unusable('tenant-url-disguised', 'The address hides an IP address.')
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname))
    throw unusable('tenant-url-plain-http', 'Without encryption a token can be read on its way.')
  return { origin: url.origin, host: url.host }
}

/** 127.0.0.0/8, `localhost` and `[::1]`, in the form of the URL standard. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

const longest = 2048

function split(text: string): { scheme: string | undefined; authority: string } {
  const url = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#]*)/i.exec(text)
  if (url) return { scheme: url[1]?.toLowerCase(), authority: url[2] ?? '' }
  // `localhost:8080` is a host and its port, `javascript:…` is a scheme.
  const schemeOnly = /^([a-z][a-z\d+.-]*):(?!\d{1,5}(?:[/?#]|$))/i.exec(text)
  if (schemeOnly) return { scheme: schemeOnly[1]?.toLowerCase() ?? '', authority: '' }
  return { scheme: undefined, authority: text.replace(/[/?#].*$/s, '') }
}

function parse(authority: string, scheme: string | undefined): URL | undefined {
  const text = `${scheme ?? 'https'}://${authority}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  // The same host by name: the dot only says that no search list applies.
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  const labels = url.hostname.split('.')
  if (url.hostname.length > 253 || labels.includes('') || url.port === '0') return undefined
  return scheme === undefined && isLoopbackHost(url.hostname) ? parse(authority, 'http') : url
}

/** `127.1`, `0x7f000001`, `2130706433` and `[::ffff:127.0.0.1]` are addresses in disguise. */
function isDisguisedIpAddress(hostname: string, authority: string): boolean {
  if (hostname.startsWith('[::ffff:')) return true
  const typed = authority.replace(/:\d+$/, '').replace(/\.$/, '')
  return /^\d+(?:\.\d+){3}$/.test(hostname) && typed !== hostname
}

function unusable(code: string, title: string): ProblemError {
  return new ProblemError({
    kind: 'usage',
    code,
    title,
    nextSteps: [
      { text: 'Give the address as the browser shows it, for example https://acme.atlan.com.' },
    ],
  })
}
