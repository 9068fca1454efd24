import * as z from 'zod/mini'
import type { ProblemError } from '#src/domain/problem.ts'
import type { Schema } from './decode.ts'
import type { HttpReply } from './http.ts'

/** How an API speaks of answers that are not what was asked for. */
export interface Complaints {
  /** By its status it is no success. */
  refused(reply: HttpReply): ProblemError
  /** A success by its status, but not an answer of this API. */
  unexpected(reply: HttpReply, mismatch: z.core.$ZodError | undefined): ProblemError
}

/** The value in an answer. @throws ProblemError one of the complaints */
export function decodedAnswer<T>(
  reply: HttpReply,
  answer: Schema<T>,
  { refused, unexpected }: Complaints,
): T {
  if (reply.status < 200 || reply.status > 299) throw refused(reply)
  const decoded = z.safeParse(answer, reply.body)
  // Both APIs answer in JSON or not at all: a page that a proxy put in between is no success.
  if (!decoded.success || reply.text.trim() !== '') throw unexpected(reply, decoded.error)
  return decoded.data
}
