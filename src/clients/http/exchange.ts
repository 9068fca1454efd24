import { Cancelled, throwIfCancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Dispatchers } from './dispatchers.ts'
import type { Http, HttpReply, HttpRequest } from './http.ts'
import { decodeReply, encodeMessage, encodeQuery, exchangeOf } from './message.ts'
import { type NetworkTrouble, networkTrouble } from './network-trouble.ts'
import { lostAnswer, unreachable } from './no-answer.ts'
import type { Origin } from './origin.ts'
import type { Pacer } from './pacing.ts'
import { waitBeforeRetry } from './retry.ts'
import { NoReply, type RawReply, send } from './send.ts'
import type { Exchanged, Trace } from './trace.ts'

/** What the requests to one origin with one credential have in common. */
export interface Route {
  readonly origin: Origin
  readonly credential: Secret | undefined
  readonly userAgent: string
  readonly timeoutMs: number
  /** The proxy's host, for problems. */
  readonly proxy: string | undefined
  readonly dispatchers: Dispatchers
  readonly pacer: Pacer
  readonly clock: Clock
  readonly redactor: Redactor
  readonly trace: Trace
}

/**
 * Requests over a route: tried again, paced and traced, each with a deadline.
 * @throws ProblemError, Cancelled
 */
export function httpOver(route: Route): Http {
  return {
    origin: route.origin.origin,
    redactor: route.redactor,
    request: (request) => new Exchange(route, request).run(),
  }
}

/** One request with all its tries, and its line in the trace. */
class Exchange {
  readonly #route: Route
  readonly #request: HttpRequest
  readonly #startedAt: Date
  #tries = 0

  constructor(route: Route, request: HttpRequest) {
    this.#route = route
    this.#request = request
    this.#startedAt = route.clock.now()
  }

  async run(): Promise<HttpReply> {
    try {
      return await this.#untilSettled()
    } catch (thrown) {
      if (thrown instanceof Cancelled) this.#record({ error: 'cancelled' })
      throw thrown
    }
  }

  async #untilSettled(): Promise<HttpReply> {
    const { clock, pacer } = this.#route
    const { effect, signal, once } = this.#request
    for (;;) {
      throwIfCancelled(signal)
      await pacer.turn(signal)
      const attempt = await this.#try()
      const wait = waitBeforeRetry(effect, attempt, this.#tries, clock.now().getTime())
      if (wait === undefined || once) return this.#settle(attempt)
      // A limit is the tenant's: whoever else asks it anything waits as well.
      if ('reply' in attempt && attempt.reply.status === 429) pacer.stayAway(wait)
      else await clock.sleep(wait, signal)
    }
  }

  /** @throws Cancelled when nothing is in doubt */
  async #try(): Promise<Attempt> {
    const { dispatchers, origin, userAgent, credential, timeoutMs, redactor } = this.#route
    const request = this.#request
    this.#tries += 1
    try {
      const dispatcher = await dispatchers.for(origin, request.effect)
      const message = encodeMessage(request, origin, userAgent, credential)
      const raw = await send(dispatcher, message, {
        timeoutMs: request.timeoutMs ?? timeoutMs,
        signal: request.signal,
        graceMs: request.graceMs ?? 0,
      })
      return { raw, reply: decodeReply(raw, request, redactor) }
    } catch (thrown) {
      if (!(thrown instanceof NoReply)) throw thrown
      const inDoubt = request.effect === 'write' && thrown.sent
      const cancelled = thrown.cause instanceof Cancelled
      if (cancelled && !inDoubt) throw thrown.cause
      const trouble = networkTrouble(thrown.cause, origin.host)
      return { failure: { ...trouble, inDoubt, cancelled } }
    }
  }

  #settle(attempt: Attempt): HttpReply {
    if ('reply' in attempt) {
      const { raw, reply } = attempt
      this.#record({
        status: reply.status,
        responseBody: raw.text,
        ...(reply.requestId !== undefined && { requestId: reply.requestId }),
      })
      return reply
    }
    const { failure } = attempt
    const { origin, proxy, redactor } = this.#route
    const exchange = exchangeOf(this.#request, redactor)
    this.#record({ error: failure.inDoubt ? 'answer-lost' : failure.code })
    if (failure.cancelled) throw lostAnswer('You stopped it before the answer came.', exchange)
    if (failure.inDoubt) throw lostAnswer(failure.title, exchange)
    throw unreachable(failure, exchange, { host: origin.host, proxy })
  }

  #record(end: Pick<Exchanged, 'status' | 'error' | 'requestId' | 'responseBody'>): void {
    const { clock, origin, trace } = this.#route
    const { method, path, query, json, requestId } = this.#request
    trace.record({
      at: this.#startedAt,
      method,
      origin: origin.origin,
      path,
      ...(query?.length && { query: encodeQuery(query) }),
      ...(requestId && { requestId: requestId.value }),
      ...(json !== undefined && { requestBody: JSON.stringify(json) }),
      ms: clock.now().getTime() - this.#startedAt.getTime(),
      tries: this.#tries,
      ...end,
    })
  }
}

type Attempt = { readonly raw: RawReply; readonly reply: HttpReply } | { readonly failure: Failure }

interface Failure extends NetworkTrouble {
  /** A write that went out. */
  readonly inDoubt: boolean
  readonly cancelled: boolean
}
