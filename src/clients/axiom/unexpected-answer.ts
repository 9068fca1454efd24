import type * as z from 'zod/mini'
import type { HttpReply } from '#src/clients/http/http.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Asked } from './call.ts'
import { tracedExchange } from './exchange.ts'
import { isWebPage } from './problems.ts'

/**
 * A success by its status, but not an answer of this API. After a write nobody knows then whether
 * Axiom has seen it at all.
 */
export function unexpectedAnswer(
  reply: HttpReply,
  { task, effect, redactor }: Asked,
  mismatch: z.core.$ZodError | undefined,
): ProblemError {
  const page = isWebPage(reply)
  const unknown = effect === 'write'
  return new ProblemError({
    kind: unknown ? 'unknown-outcome' : 'failed',
    code: unknown ? 'answer-lost' : page ? 'web-page-answer' : 'unexpected-answer',
    title: page
      ? 'A web page came back, not the answer of an API.'
      : `Asked to ${task}, Axiom gave an answer that makes no sense here.`,
    detail: [
      page ? 'The address is the console’s, or a proxy stands in between.' : say(reply, mismatch),
      ...(unknown ? ['So nobody knows whether it was done.'] : []),
    ].join(' '),
    nextSteps: [
      ...(unknown ? [{ text: 'Look at what is there now before you do it again.' }] : []),
      { text: 'Check the address: it is https://api.axiom.co, unless you were told another.' },
    ],
    http: tracedExchange(reply, redactor),
  })
}

/** Where it differs and how; never a value, since that may be a secret. */
function say(reply: HttpReply, mismatch: z.core.$ZodError | undefined): string {
  if (reply.body === undefined) return reply.text ? 'It is not JSON.' : 'It is empty.'
  const issue = mismatch?.issues[0]
  if (!issue) return 'It has another shape.'
  return `Unexpected at “${sanitise(issue.path.map(String).join('.'))}”: ${issue.code}.`
}
