import type { Outcome, UpdateTokenStep } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import {
  contentDifferences,
  contentOf,
  edited,
  type TokenContent,
} from '#src/domain/token-content.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { notFound } from '#src/jobs/queries/reference.ts'
import type { Workbench } from '#src/workbench.ts'
import { type GuardedWrite, guardedWrite } from './guarded-write.ts'

/**
 * Changes some of a token and writes back the rest as it was: Atlan empties what is not sent, so a
 * changed description would otherwise unlink the personas, and the other way round.
 *
 * @throws ProblemError `not-authenticated` or `token-not-found` before anything was written
 */
export async function updateToken(
  workbench: Workbench,
  { by, token: { id, name }, basis, edit }: UpdateTokenStep,
  applying: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Outcome> {
  const { tokens } = workbench.client(by)
  const { outcome } = await guardedWrite<TokenContent, GuardedWrite<TokenContent>>(
    {
      object: { type: 'token', id, name },
      subject: `The token “${name}”`,
      words: {
        doing: `Changing “${name}”`,
        already: `“${name}” is so already`,
        done: `Changed “${name}” and read it back`,
      },
      changesSince: (now) => contentDifferences(basis, now),
      wanted(now) {
        const after = edited(now, edit)
        return contentDifferences(now, after).length === 0 ? undefined : after
      },
      noted: (before, after) => ({ kind: 'update-token', token: { id, name }, before, after }),
      difference(wanted, now) {
        const differences = contentDifferences(wanted, now)
        return differences.length === 0 ? undefined : `Against the plan: ${differences.join(', ')}.`
      },
      arrived: (now) => contentDifferences(basis, now).length > 0,
      look: {
        text: 'Look at the token as it is now.',
        command: shellCommand(['tokenbench', 'token', 'show', id]),
      },
    },
    {
      async read([write], signal) {
        const token = await tokens.get(id, signal)
        if (token === undefined) throw new ProblemError(notFound('token', id))
        return write === undefined ? [] : [{ write, now: contentOf(token) }]
      },
      write: async ([only], signal) =>
        only === undefined ? undefined : tokens.update(id, only.wanted, signal),
    },
    applying,
  )
  return outcome
}
