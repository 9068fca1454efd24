import type * as z from 'zod/mini'
import type { HttpReply } from '#src/clients/http/http.ts'
import { unexpectedAnswer as unexpected } from '#src/clients/http/unexpected-answer.ts'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Asked } from './call.ts'

/** A success by its status, but not an answer of Atlan's API. */
export const unexpectedAnswer = (
  reply: HttpReply,
  { task, effect }: Asked,
  mismatch: z.core.$ZodError | undefined,
): ProblemError =>
  unexpected(
    reply,
    {
      product: 'Atlan',
      task,
      effect,
      pageFrom: 'A sign-in page or a proxy may stand in between.',
      check: "Check that this is the tenant's address, and what stands between you and it.",
      exchange: reply.exchange,
    },
    mismatch,
  )
