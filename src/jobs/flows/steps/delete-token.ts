import type { DeleteTokenStep, Outcome } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { contentDifferences, contentOf } from '#src/domain/token-content.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'
import { deleteSeen } from './delete-seen.ts'
import { refusedEverywhere } from './refused-everywhere.ts'
import { type DoneBefore, successorInPlace } from './successor-in-place.ts'

/** Atlas may keep what it found out about an account for 60 s (Atlas server source). */
const longestMemory = 75_000

/**
 * Deletes a token on Atlan for good.
 *
 * @throws ProblemError or Cancelled before anything was written
 */
export function deleteToken(
  workbench: Workbench,
  { by, token, basis, held, isOwn, replaced }: Omit<DeleteTokenStep, 'kind'>,
  writing: Pick<Writing, 'signal' | 'report' | 'journal'>,
): Promise<Outcome> {
  const { tokens } = workbench.client(by)
  const { id, name } = token
  return deleteSeen(
    {
      product: 'Atlan',
      token,
      isOwn,
      read: (signal) => tokens.get(id, signal),
      changesSince: (now) => contentDifferences(basis, contentOf(now)),
      noted: (now) => ({ kind: 'delete-token', token: { id, name }, before: contentOf(now) }),
      remove: (signal) => tokens.remove(id, signal),
      secret:
        held === undefined
          ? undefined
          : {
              isRefused: (signal) => refusedEverywhere(workbench.client(held), signal),
              patience: replaced === undefined ? 0 : longestMemory,
              stillAccepted: replaced?.asksForDeployment ? stillAccepted(name) : undefined,
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
export async function deleteReplacedToken(
  workbench: Workbench,
  { isOwn, ...step }: DeleteTokenStep,
  done: DoneBefore<AtlanToken>,
  writing: Writing,
): Promise<Outcome> {
  const { handle } = await successorInPlace(workbench, step, done, works, writing)
  // Whoever deletes itself could not read what became of it; its successor can.
  return deleteToken(workbench, { ...step, by: isOwn ? handle : step.by }, writing)
}

const works = ({ effective, object }: Outcome): boolean =>
  effective === 'yes' || object.type === 'profile'

/** Atlas checks signatures offline by default, so this may last until the token's own end. */
const stillAccepted = (name: string): Problem => ({
  kind: 'failed',
  code: 'still-accepted',
  title: `“${name}” is deleted, but its secret is still accepted.`,
  detail: 'Atlan checks a bearer by its signature; some tenants accept it until it ends by itself.',
  nextSteps: [
    { text: 'Try it again in some minutes.' },
    { text: 'If it stays alive, ask Atlan support to revoke its sessions.' },
  ],
})
