import type { Clock } from '#src/domain/clock.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import type { Secret } from '#src/domain/secret.ts'
import { openDispatchers } from './dispatchers.ts'
import { httpOver } from './exchange.ts'
import type { Http } from './http.ts'
import { refuseDamaged } from './message.ts'
import { type Origin, originOf } from './origin.ts'
import { Pacer } from './pacing.ts'
import { type Environment, readProxy } from './proxy.ts'
import type { Trace } from './trace.ts'

export interface TransportOptions {
  readonly redactor: Redactor
  readonly trace: Trace
  readonly userAgent: string
  /**
   * For each origin. Default: 200, half of what Atlan gives a tenant, but nothing is held back on
   * this machine.
   */
  readonly requestsPerMinute?: number | 'none'
  /** For each try, from the connection to the last byte of the answer. Default 30,000. */
  readonly timeoutMs?: number
  /** Where HTTPS_PROXY and NO_PROXY are read. Default: this process's. */
  readonly environment?: Environment
  readonly clock: Clock
}

export interface Transport {
  /**
   * One tenant and one credential, which goes to that origin only.
   *
   * @throws ProblemError for an address that cannot or must not be used (see `parseTenantUrl`), or for
   *   a credential that cannot be one (`damaged-credential`)
   */
  to(origin: string, credential?: Secret): Http
  /** Requests a minute to an origin; undefined where nothing but the server sets the pace. */
  paceOf(origin: string): number | undefined
  /** Cuts what is still under way. */
  close(): Promise<void>
}

/** @throws ProblemError `bad-proxy` when HTTPS_PROXY is not the address of a proxy */
export function createTransport(options: TransportOptions): Transport {
  const { redactor, trace, userAgent, clock } = options
  const proxy = readProxy(options.environment ?? process.env)
  const dispatchers = openDispatchers(proxy)
  const { requestsPerMinute } = options
  const paceOf = ({ loopback }: Origin): number | undefined =>
    requestsPerMinute === 'none' ? undefined : (requestsPerMinute ?? (loopback ? undefined : 200))
  const pacers = new Map<string, Pacer>()
  // One for each origin, whatever the credential: the limit is the tenant's.
  const pacerOf = (origin: Origin): Pacer => {
    const pacer = pacers.get(origin.origin) ?? new Pacer(paceOf(origin) ?? Infinity, clock)
    pacers.set(origin.origin, pacer)
    return pacer
  }
  return {
    to(address, credential) {
      const origin = originOf(address)
      if (credential) {
        redactor.watch(credential)
        refuseDamaged(credential, origin.host)
      }
      return httpOver({
        origin,
        credential,
        userAgent,
        timeoutMs: options.timeoutMs ?? 30_000,
        proxy: origin.loopback ? undefined : proxy?.host,
        dispatchers,
        pacer: pacerOf(origin),
        clock,
        redactor,
        trace,
      })
    },
    paceOf: (address) => paceOf(originOf(address)),
    close: () => dispatchers.close(),
  }
}
