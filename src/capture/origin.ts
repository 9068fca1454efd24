import { problemOf } from '#src/domain/problem.ts'
import { parseTenantUrl, type TenantUrl } from '#src/domain/tenant-url.ts'

/** Why the address of a pasted request must not be trusted. */
export type AddressFault = 'plain-http' | 'user-info' | 'unreadable-host' | 'other-protocol'

/** Where a pasted request went; of its address only the host is kept. */
export type Target =
  | (TenantUrl & { readonly lookAlike?: boolean })
  | { readonly fault: AddressFault }

/**
 * Judges the address of a pasted request: `parseTenantUrl` with what browsers and curl add.
 * Browsers put a backslash before brackets and braces, and curl takes an address without a scheme
 * as plain http. `//host` is a host of unknown scheme: that of `asked` where it is the same host,
 * else what the tenant's address would be. A look-alike is only a fault where it is not `asked`.
 */
export function targetOf(url: string, asked: TenantUrl | undefined): Target {
  const plain = url.trim().replace(/\\([[\]{}])/g, '$1')
  if (/[\p{Cc}\p{Cf}]/u.test(plain)) return { fault: 'unreadable-host' }
  const [, scheme, authority] = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#]*)/i.exec(plain) ?? []
  if (authority === undefined) {
    return /^[\w.-]+\.[\w-]+(?::\d+)?(?:[/?#]|$)/.test(plain)
      ? targetOf(`http://${plain}`, asked)
      : { fault: 'unreadable-host' }
  }
  try {
    const target = parseTenantUrl(scheme === undefined ? authority : `${scheme}://${authority}`)
    if (target.origin === asked?.origin) return target
    if (scheme === undefined && target.host === asked?.host) return asked
    return { ...target, lookAlike: isLookAlike(target.host, authority, asked) }
  } catch (thrown) {
    return { fault: faults[problemOf(thrown).code] ?? 'unreadable-host' }
  }
}

const faults: Readonly<Record<string, AddressFault>> = {
  'tenant-url-plain-http': 'plain-http',
  'tenant-url-user-info': 'user-info',
  'tenant-url-scheme': 'other-protocol',
}

/** An origin somebody asked for, in the form that addresses are compared in; undefined when odd. */
export function tenantOf(origin: string | undefined): TenantUrl | undefined {
  if (origin === undefined) return undefined
  try {
    return parseTenantUrl(origin)
  } catch {
    return { origin, host: origin }
  }
}

/**
 * Letters of another alphabet, a product's domain that is not at the end, or a name on another
 * domain that reads like the one asked for. Another tenant on the same domain is none of these.
 */
function isLookAlike(host: string, written: string, asked: TenantUrl | undefined): boolean {
  const hostname = host.replace(/:\d+$/, '')
  if (/[^\x20-\x7e]/.test(written) || /(?:^|\.)xn--/.test(hostname)) return true
  if (/(?:^|[.-])(?:atlan[.-]com|axiom[.-]co)(?![a-z0-9])(?!$)/.test(hostname)) return true
  if (asked === undefined) return false
  const wanted = asked.host.replace(/:\d+$/, '')
  return domainOf(hostname) !== domainOf(wanted) && resembles(hostname, wanted)
}

const domainOf = (hostname: string): string => hostname.split('.').slice(-2).join('.')

function resembles(hostname: string, wanted: string): boolean {
  const [one, other] = [skeleton(hostname), skeleton(wanted)]
  return one.includes(other) || (one.length > 5 && other.includes(one))
}

/** Letters and digits only, those that look alike made equal. */
const skeleton = (hostname: string): string =>
  hostname
    .replace(/[^a-z0-9]/g, '')
    .replace(/0/g, 'o')
    .replace(/[1i]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
