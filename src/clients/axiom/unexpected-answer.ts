import type * as z from 'zod/mini'
import type { HttpReply } from '#src/clients/http/http.ts'
import { unexpectedAnswer as unexpected } from '#src/clients/http/unexpected-answer.ts'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Asked } from './call.ts'
import { tracedExchange } from './exchange.ts'

/** A success by its status, but not an answer of Axiom's API. */
export const unexpectedAnswer = (
  reply: HttpReply,
  { task, effect, redactor }: Asked,
  mismatch: z.core.$ZodError | undefined,
): ProblemError =>
  unexpected(
    reply,
    {
      product: 'Axiom',
      task,
      effect,
      pageFrom: 'The address is the console’s, or a proxy stands in between.',
      check: 'Check the address: it is https://api.axiom.co, unless you were told another.',
      exchange: tracedExchange(reply, redactor),
    },
    mismatch,
  )
