import type * as z from 'zod/mini'
import { ProblemError, type ProblemExchange } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import { lookFirst } from './server-words.ts'
import { isWebPage } from './web-page.ts'

/** Whose answer it should have been. */
export interface Expected {
  readonly product: 'Atlan' | 'Axiom'
  /** Stands after “Asked to”. */
  readonly task: string
  readonly effect: HttpRequest['effect']
  /** Where a web page comes from, as a sentence. */
  readonly pageFrom: string
  /** What to check. */
  readonly check: string
  readonly exchange: ProblemExchange
}

/**
 * A success by its status, but not an answer of the API that was asked. After a write nobody knows
 * then whether the server has seen it at all.
 */
export function unexpectedAnswer(
  reply: HttpReply,
  { product, task, effect, pageFrom, check, exchange }: Expected,
  mismatch: z.core.$ZodError | undefined,
): ProblemError {
  const page = isWebPage(reply)
  const unknown = effect === 'write'
  return new ProblemError({
    kind: unknown ? 'unknown-outcome' : 'failed',
    code: unknown ? 'answer-lost' : page ? 'web-page-answer' : 'unexpected-answer',
    title: page
      ? 'A web page came back, not the answer of an API.'
      : `Asked to ${task}, ${product} gave an answer that makes no sense here.`,
    detail: [
      page ? pageFrom : sayMismatch(reply, mismatch),
      ...(unknown ? ['So nobody knows whether it was done.'] : []),
    ].join(' '),
    nextSteps: [...(unknown ? [{ text: lookFirst }] : []), { text: check }],
    http: exchange,
  })
}

/** Where it differs and how; never a value, since that may be a secret. */
function sayMismatch(reply: HttpReply, mismatch: z.core.$ZodError | undefined): string {
  if (reply.body === undefined) return reply.text ? 'It is not JSON.' : 'It is empty.'
  const issue = mismatch?.issues[0]
  if (!issue) return 'It has another shape.'
  const { path, code } = innermost(issue)
  return `Unexpected at “${sanitise(path.map(String).join('.'))}”: ${code}.`
}

/** Of the shapes that something may have, the last is the one that was meant. */
function innermost(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; code: string } {
  const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined
  if (!inner) return { path: issue.path, code: issue.code ?? 'mismatch' }
  const { path, code } = innermost(inner)
  return { path: [...issue.path, ...path], code }
}
