import type { Schema } from '#src/clients/http/decode.ts'
import { decodedAnswer } from '#src/clients/http/decoded-answer.ts'
import type { Http, HttpReply, HttpRequest } from '#src/clients/http/http.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { restore } from '#src/domain/sanitise.ts'
import { answerProblem } from './problems.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

/** One credential at Axiom, and the organisation that its requests are about. */
export interface Account {
  readonly http: Http
  /** A personal access token has to name it; an API token belongs to one and may. */
  readonly orgId: string | undefined
}

export interface AxiomRequest<T> extends Omit<HttpRequest, 'requestId' | 'headers'> {
  /** What Axiom is asked to do: `create a token`. */
  readonly task: string
  /** The capability that an API token needs for it: `apiTokens: create`. */
  readonly needs?: string
  /** What is missing when it answers 404: `token` makes the code `token-not-found`. */
  readonly noun?: string
  /** It is about a person and not about an organisation, so that none is named. */
  readonly withoutOrganisation?: true
  readonly answer: Schema<T>
}

/**
 * Asks Axiom and decodes its answer.
 *
 * @throws ProblemError by status (see `problems.ts`), or because the answer has another shape than
 *   this API's (see `unexpected-answer.ts`)
 */
export async function call<T>(
  { http, orgId }: Account,
  request: AxiomRequest<T>,
): Promise<{ value: T; reply: HttpReply }> {
  const { task, needs, noun, withoutOrganisation, answer, ...rest } = request
  const named = orgId !== undefined && !withoutOrganisation
  const headers = named ? { 'x-axiom-org-id': restore(orgId) } : {}
  const reply = await http.request({ ...rest, headers })
  const asked = {
    task,
    needs,
    orgId: named ? orgId : undefined,
    noun,
    effect: rest.effect,
    redactor: http.redactor,
  }
  const value = decodedAnswer(reply, answer, {
    refused: (reply) => answerProblem(reply, asked),
    unexpected: (reply, mismatch) => unexpectedAnswer(reply, asked, mismatch),
  })
  return { value, reply }
}

/** What a problem has to know about the request. */
export interface Asked {
  readonly task: string
  readonly needs: string | undefined
  /** The organisation that was named in it. */
  readonly orgId: string | undefined
  readonly noun: string | undefined
  readonly effect: HttpRequest['effect']
  readonly redactor: Redactor
}
