import type * as z from 'zod/mini'
import type { HttpReply } from '#src/clients/http/http.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Asked } from './call.ts'
import { isWebPage } from './problems.ts'

/**
 * A success by its status, but not an answer of this API. After a write nobody knows then whether
 * the tenant has seen it at all.
 */
export function unexpectedAnswer(
  reply: HttpReply,
  { task, effect }: Asked,
  mismatch: z.core.$ZodError | undefined,
): ProblemError {
  const page = isWebPage(reply)
  const unknown = effect === 'write'
  return new ProblemError({
    kind: unknown ? 'unknown-outcome' : 'failed',
    code: unknown ? 'answer-lost' : page ? 'web-page-answer' : 'unexpected-answer',
    title: page
      ? 'A web page came back, not the answer of an API.'
      : `Asked to ${task}, Atlan gave an answer that makes no sense here.`,
    detail: [
      page ? 'A sign-in page or a proxy may stand in between.' : sayMismatch(reply, mismatch),
      ...(unknown ? ['So nobody knows whether it was done.'] : []),
    ].join(' '),
    nextSteps: [
      ...(unknown ? [{ text: 'Look at what is there now before you do it again.' }] : []),
      { text: "Check that this is the tenant's address, and what stands between you and it." },
    ],
    http: reply.exchange,
  })
}

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
