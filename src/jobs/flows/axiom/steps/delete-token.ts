import type { DeleteAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { deleteSeen } from '#src/jobs/flows/steps/delete-seen.ts'
import { type DoneBefore, successorInPlace } from '#src/jobs/flows/steps/successor-in-place.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'
import { isAlive } from './is-alive.ts'
import { readAxiomToken } from './read-token.ts'

/** Ours: how long Axiom's edge remembers a token is not documented. */
const longestMemory = 60_000

const refusedWhen = { yes: false, no: true, unknown: 'unknown' } as const

/**
 * Deletes a token on Axiom for good.
 *
 * @throws ProblemError or Cancelled before anything was written
 */
export function deleteAxiomToken(
  workbench: Workbench,
  step: DeleteAxiomTokenStep,
  writing: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Outcome> {
  const { old, held, replaced, orgId } = step
  const { id, name } = old
  const client = axiomOf(workbench, { handle: step.by, ...step })
  const leaked = replaced?.asksForDeployment === true
  return deleteSeen(
    {
      product: 'Axiom',
      token: { id, name },
      read: (signal) => readAxiomToken(client, id, signal),
      changesSince: (now) => axiomContentDifferences(old, now),
      noted: () => ({
        kind: 'delete-axiom-token',
        token: { id, name },
        ...(orgId === undefined ? {} : { orgId }),
      }),
      remove: (signal) => client.tokens.remove(id, signal),
      secret:
        held === undefined
          ? undefined
          : {
              isRefused: async (signal) =>
                refusedWhen[await isAlive(workbench.axiom(held), signal)],
              patience: leaked ? longestMemory : 0,
              stillAccepted: leaked ? stillAccepted(name) : undefined,
            },
    },
    workbench.clock,
    writing,
  )
}

/**
 * The same for a token that another one replaces: see `successorInPlace`.
 *
 * @throws ProblemError `old-stays` or `not-deployed`, with the old token as it was
 */
export async function deleteReplacedAxiom(
  workbench: Workbench,
  step: DeleteAxiomTokenStep,
  done: DoneBefore<AxiomToken>,
  writing: Writing,
): Promise<Outcome> {
  const { old: token, replaced, isOwn } = step
  const { handle } = await successorInPlace(workbench, { token, replaced }, done, works, writing)
  return deleteAxiomToken(workbench, { ...step, by: isOwn ? handle : step.by }, writing)
}

/** A secret that may not read the datasets cannot be proved to live: see `isAlive`. */
const works = ({ effective }: Outcome): boolean => effective !== 'no'

const stillAccepted = (name: string): Problem => ({
  kind: 'failed',
  code: 'still-accepted',
  title: `“${name}” is deleted, but its secret is still accepted.`,
  nextSteps: [{ text: 'Try it again in some minutes; if it stays alive, tell Axiom at once.' }],
})
