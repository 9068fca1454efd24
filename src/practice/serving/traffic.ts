import { setTimeout as delay } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import type { Settings } from '#src/practice/settings.ts'
import type { FaultAction, Faults } from './faults.ts'
import { RateLimit, type RateVerdict } from './rate-limit.ts'

export interface TrafficOptions {
  readonly settings: Settings
  readonly faults: Faults
  readonly now: () => number
  /** Ends waiting at once when the server closes. */
  readonly closing: AbortSignal
  /** The vendor's own body for a status that was asked for as a fault. */
  readonly refuse: (status: number, path: string) => Response
  /** Requests that the rate limit does not count. */
  readonly isUnlimited: (headers: Headers) => boolean
  /** The vendor's own headers about the rate limit. */
  readonly rateHeaders: (verdict: RateVerdict, limit: number) => Record<string, string>
}

/**
 * What happens to a request on the road, before the tenant looks at it: the clock in `Date`,
 * latency, the faults that were asked for, the rate limit.
 */
export function traffic<E extends { Bindings: HttpBindings }>(
  options: TrafficOptions,
): MiddlewareHandler<E> {
  const { settings, faults, now, closing } = options
  const rate = new RateLimit()

  return async (c, next) => {
    // Not `c.req.path`: that one loses a slash at the end.
    const path = new URL(c.req.url).pathname
    const fault = faults.strike(c.req.method, path)

    await wait(settings.latencyMs + (fault?.kind === 'slow' ? fault.ms : 0), closing)
    if (closing.aborted || fault?.kind === 'drop-before') return cut(c.env)

    const limit = options.isUnlimited(c.req.raw.headers) ? undefined : settings.rateLimit
    const verdict = limit ? rate.take(limit, now()) : undefined
    if (verdict && !verdict.allowed) {
      c.res = options.refuse(429, path)
      c.res.headers.set('retry-after', String(verdict.resetSeconds))
    } else if (fault && isInstead(fault)) {
      c.res = instead(fault, path, options.refuse)
    } else {
      await next()
    }

    if (fault?.kind === 'drop-after') {
      c.res = undefined
      c.res = cut(c.env)
      return
    }
    if (fault?.kind === 'truncate') c.res = await halved(c.res)
    // Clients measure their clock's skew by this header, so it must follow the tenant's clock.
    c.res.headers.set('date', new Date(now()).toUTCString())
    if (verdict && limit) {
      for (const [name, value] of Object.entries(options.rateHeaders(verdict, limit))) {
        c.res.headers.set(name, value)
      }
    }
  }
}

async function wait(ms: number, closing: AbortSignal): Promise<void> {
  if (ms <= 0) return
  await delay(ms, undefined, { signal: closing }).catch(() => undefined)
}

function cut(env: HttpBindings): Response {
  env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

type InsteadFault = Extract<FaultAction, { kind: 'status' | 'garbage' | 'busy' }>

function isInstead(fault: FaultAction): fault is InsteadFault {
  return fault.kind === 'status' || fault.kind === 'garbage' || fault.kind === 'busy'
}

function instead(fault: InsteadFault, path: string, refuse: TrafficOptions['refuse']): Response {
  if (fault.kind === 'garbage') {
    const page = '<!doctype html><html><body><h1>Sign in to the guest network</h1></body></html>'
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  }
  if (fault.kind === 'busy') return refuse(429, path)
  const response = refuse(fault.status, path)
  if (fault.status === 429) response.headers.set('retry-after', '1')
  return response
}

async function halved(response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  const half = body.slice(0, Math.floor(body.length / 2))
  return new Response(half, { status: response.status, headers: response.headers })
}
