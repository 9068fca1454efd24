import type { ProblemExchange } from '#src/domain/problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Begins with `/`; whatever in it comes from elsewhere is already percent-encoded. */
  readonly path: string
  /** Names and values as they are; they are percent-encoded here. */
  readonly query?: readonly (readonly [string, string])[]
  readonly json?: unknown
  /**
   * `read`: may be repeated. `write`: sent once; when its answer is lost, nobody knows the outcome.
   * A search is a read, also when it is a POST.
   */
  readonly effect: 'read' | 'write'
  /** The first answer counts, also a read's that would otherwise be asked for again. */
  readonly once?: true
  /** Sent in this header, the same over all tries; what the server answers there replaces it. */
  readonly requestId?: { readonly header: string; readonly value: string }
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /**
   * How long the answer to what went out already is still waited for after the signal: for a write
   * of which much would be in doubt otherwise. Default 0.
   */
  readonly graceMs?: number
  /** For each try, from the connection to the last byte of the answer. */
  readonly timeoutMs?: number
}

export interface HttpReply {
  readonly status: number
  /** Names in lower case; as the server sent them, so not fit to be shown. */
  readonly headers: Readonly<Record<string, string>>
  /** The decoded JSON; undefined when the answer was empty or not JSON. Not fit to be shown. */
  readonly body: unknown
  /** The first 2,000 characters of an answer that was not JSON. Not fit to be shown. */
  readonly text: string
  readonly requestId?: string
  /** The server's clock, to the second. */
  readonly serverDate?: Date
  readonly exchange: ProblemExchange
}

/** Talks to one origin with one credential. */
export interface Http {
  readonly origin: string
  /** For texts that a client takes out of answers, and to watch secrets that an answer brings. */
  readonly redactor: Redactor
  /**
   * Resolves for every status, redirects included: they are never followed.
   *
   * @throws ProblemError `unreachable` when there is no answer and nothing was done;
   *   `unknown-outcome` (`answer-lost`) when a write went out and its answer did not come back
   * @throws Cancelled when the signal was aborted, unless a write was already on its way:
   *   then `answer-lost`, since leaving does not call it back
   */
  request(request: HttpRequest): Promise<HttpReply>
}
