import { isLoopbackHost, parseTenantUrl } from '#src/domain/tenant-url.ts'

/** Where requests go. */
export interface Origin {
  /** `https://acme.atlan.com` */
  readonly origin: string
  /** `acme.atlan.com`, with the port when it is not the scheme's own. */
  readonly host: string
  /** This machine: may be plain http, never goes through a proxy, needs no pacing. */
  readonly loopback: boolean
}

/** @throws ProblemError for an address that cannot or must not be used (see `parseTenantUrl`) */
export function originOf(address: string): Origin {
  const { origin, host } = parseTenantUrl(address)
  return { origin, host, loopback: isLoopbackHost(new URL(origin).hostname) }
}
