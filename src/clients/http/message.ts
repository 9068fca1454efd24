import { ProblemError, type ProblemExchange } from '#src/domain/problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import type { Origin } from './origin.ts'
import type { Message, RawReply } from './send.ts'

const textKept = 2_000

/** `a=1&b=2`, in the order given; empty for none. */
export function encodeQuery(query: HttpRequest['query']): string {
  return (query ?? [])
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}

/** The request as it goes out. The credential's value appears here and nowhere else. */
export function encodeMessage(
  request: HttpRequest,
  origin: Origin,
  userAgent: string,
  credential: Secret | undefined,
): Message {
  const query = encodeQuery(request.query)
  const { requestId, json } = request
  return {
    origin: origin.origin,
    method: request.method,
    path: query ? `${request.path}?${query}` : request.path,
    headers: {
      accept: 'application/json',
      'user-agent': userAgent,
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...request.headers,
      ...(requestId && { [requestId.header]: requestId.value }),
      ...(credential && { authorization: `Bearer ${credential.reveal()}` }),
    },
    body: json === undefined ? null : JSON.stringify(json),
  }
}

/**
 * Refuses a credential that no server can have issued, before it is put in a header.
 * @throws ProblemError `damaged-credential`
 */
export function refuseDamaged(credential: Secret, host: string): void {
  // What a header's bearer may consist of; a blank or a line break means a bad copy.
  if (/^[\x21-\x7e]+$/.test(credential.reveal())) return
  throw new ProblemError({
    kind: 'not-authenticated',
    code: 'damaged-credential',
    title: `The credential for ${host} is not one: it is empty or has blanks or breaks in it.`,
    nextSteps: [{ text: 'Copy it again, whole and without what stands around it.' }],
  })
}

/** An answer as clients read it: `body` where it is JSON, else the beginning of its `text`. */
export function decodeReply(raw: RawReply, request: HttpRequest, redactor: Redactor): HttpReply {
  const { status, headers, text } = raw
  const body = parseJson(text)
  const exchange = exchangeOf(request, redactor, headers)
  const serverDate = new Date(headers.date ?? Number.NaN)
  return {
    status,
    headers,
    body,
    text: body === undefined ? text.slice(0, textKept) : '',
    ...(exchange.requestId !== undefined && { requestId: exchange.requestId }),
    ...(!Number.isNaN(serverDate.getTime()) && { serverDate }),
    exchange: { ...exchange, status },
  }
}

/** What a problem may tell of a request: no query and no body, since they may hold names. */
export function exchangeOf(
  { method, path, requestId }: HttpRequest,
  redactor: Redactor,
  answered: Readonly<Record<string, string>> = {},
): ProblemExchange {
  const exchange = { method, path: redactor.redact(path) }
  if (!requestId) return exchange
  const theirs = answered[requestId.header.toLowerCase()]
  const clean = theirs && sanitise(redactor.redact(theirs).slice(0, 100))
  return { ...exchange, requestId: clean || requestId.value }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
