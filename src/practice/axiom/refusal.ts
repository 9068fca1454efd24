import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer that is no success, as Axiom words it: `{"code","message"}`. The texts are ours. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}

export const refuse = {
  badRequest: (why: string) => new Refusal(400, why),
  forbidden: () => new Refusal(403, 'Forbidden'),
  // The vendor's JavaScript SDK looks for these two words.
  notFound: () => new Refusal(404, 'Not found'),
  exists: (what: string) => new Refusal(409, `${what} already exists`),
  invalid: (why: string) => new Refusal(422, why),
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  429: 'rate limit exceeded',
  503: 'Service Unavailable',
}

/** The answer for a status that comes from no rule of the API: the road, the doors, our mistakes. */
export function refusalOf(status: number, message = REASONS[status] ?? 'Internal error'): Response {
  // Typed as text in the vendor's description and shown there as a number; here as shown.
  return Response.json({ code: status, message }, { status })
}
