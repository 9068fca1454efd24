import type { HttpReply } from '#src/clients/http/http.ts'
import type { ProblemExchange } from '#src/domain/problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { sanitise } from '#src/domain/sanitise.ts'

/** The exchange for a problem, with the id by which Axiom's support can find the request. */
export function tracedExchange(reply: HttpReply, redactor: Redactor): ProblemExchange {
  const id = reply.headers['x-axiom-trace-id']
  if (!id) return reply.exchange
  return { ...reply.exchange, requestId: sanitise(redactor.redact(id).slice(0, 100)) }
}
