import { restore, sanitise } from '#src/domain/sanitise.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'

/** Said where the trace is empty. */
export const noRequest = 'No request has been sent in this run yet.'

/** Of a list of requests, in the order of `requestColumns`. */
export const requestHeadings = ['at (UTC)', 'answer', 'request', 'ms', 'tries', 'request id']

export const requestColumns = (entry: TraceEntry): string[] => [
  entry.at.toISOString().slice(11, 19),
  sayAnswer(entry),
  `${entry.method} ${entry.path}`,
  String(Math.round(entry.ms)),
  String(entry.tries),
  entry.requestId ?? '—',
]

/** All that is known of a request, but for what was sent and answered. */
export const requestFacts = (entry: TraceEntry): (readonly [string, string])[] => [
  ['request', `${entry.method} ${entry.path}`],
  ...(entry.query === undefined ? [] : [['query', entry.query] as const]),
  ['tenant', entry.origin],
  ['answer', sayAnswer(entry)],
  ['took', `${Math.round(entry.ms)} ms in ${sayTries(entry.tries)}`],
  ['at', entry.at.toISOString()],
  ...(entry.requestId === undefined ? [] : [['request id', entry.requestId] as const]),
]

/** What was sent and what was answered, as far as there was anything. */
export const requestBodies = ({ requestBody, responseBody }: TraceEntry) =>
  [
    { heading: 'Sent', body: requestBody },
    { heading: 'Answered', body: responseBody },
  ].flatMap(({ heading, body }) => (body ? [{ heading, lines: linesOf(body) }] : []))

const sayAnswer = ({ status, error }: TraceEntry): string => error ?? String(status ?? '—')

const sayTries = (tries: number): string => (tries === 1 ? 'one try' : `${tries} tries`)

/** JSON that is whole has a line for each of its parts, in which its escapes do nothing either. */
const linesOf = (body: string): string[] => laidOut(restore(body)).split('\n').map(sanitise)

function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
