import type { AxiomClient } from '#src/clients/axiom/client.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import { problemOf } from '#src/domain/problem.ts'
import { objectOf, type PlanRecord } from '#src/local/journal/plan-record.ts'
import type { Doubt } from './doubts.ts'
import { type Found, found, isOfAnotherPlan, notArrived, oneOf } from './look-into-doubt.ts'

/**
 * The same as `lookInto`, on Axiom. A name need not be unique there: a token can be the one that was
 * created when it was not there before, and has all that was asked for, to the second of its end.
 */
export async function lookIntoAxiom(
  { tokens }: AxiomClient,
  { sent: { write, at } }: Doubt,
  plans: readonly PlanRecord[],
  now: Date,
  signal: AbortSignal,
): Promise<Found> {
  try {
    const all = await tokens.list(signal)
    if (write.kind === 'create-axiom-token') {
      const fresh = all.filter(
        (token) =>
          !write.before.includes(token.id) &&
          axiomContentDifferences(write.content, token).length === 0 &&
          !isOfAnotherPlan(token, plans),
      )
      return oneOf(fresh) ?? notArrived('No new token like it is there.', at, now)
    }
    if (write.kind === 'delete-axiom-token')
      return all.some(({ id }) => id === write.token.id)
        ? notArrived('The token is still there.', at, now)
        : found('arrived', 'The token is gone.')
  } catch (thrown) {
    const { kind, title } = problemOf(thrown)
    if (kind !== 'not-permitted') throw thrown
    return found('not-visible', `“${objectOf(write).name}” cannot be read: ${title}`)
  }
  throw new Error(`${write.kind} is no write on Axiom`)
}
