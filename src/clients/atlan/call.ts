import { randomUUID } from 'node:crypto'
import type { Schema } from '#src/clients/http/decode.ts'
import { decodedAnswer } from '#src/clients/http/decoded-answer.ts'
import type { Http, HttpReply, HttpRequest } from '#src/clients/http/http.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { answerProblem } from './problems.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

export interface AtlanRequest<T> extends Omit<HttpRequest, 'requestId' | 'headers'> {
  /** What the tenant is asked to do: `create a token`. */
  readonly task: string
  /** What is missing when it answers 404: `connection` makes the code `connection-not-found`. */
  readonly noun?: string
  readonly answer: Schema<T>
}

/**
 * Asks the tenant and decodes its answer.
 *
 * @throws ProblemError by status (see `problems.ts`), or because the answer has another shape than
 *   this API's (see `unexpected-answer.ts`)
 */
export async function call<T>(
  http: Http,
  request: AtlanRequest<T>,
): Promise<{ value: T; reply: HttpReply }> {
  const { task, noun, answer, ...rest } = request
  // Atlan's clients send such an id with every call, so its support can find the call by it.
  const requestId = { header: 'x-atlan-request-id', value: randomUUID() }
  const reply = await http.request({ ...rest, requestId })
  const asked = { task, noun, effect: rest.effect, redactor: http.redactor }
  const value = decodedAnswer(reply, answer, {
    refused: (reply) => answerProblem(reply, asked),
    unexpected: (reply, mismatch) => unexpectedAnswer(reply, asked, mismatch),
  })
  return { value, reply }
}

/** What a problem has to know about the request. */
export interface Asked {
  readonly task: string
  readonly noun: string | undefined
  readonly effect: HttpRequest['effect']
  readonly redactor: Redactor
}
