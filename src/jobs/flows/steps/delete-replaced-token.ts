import { Cancelled } from '#src/domain/cancelled.ts'
import type { DeleteTokenStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { deployedQuestion } from '#src/jobs/flows/questions/deployed.ts'
import type { Workbench } from '#src/workbench.ts'
import { deleteToken } from './delete-token.ts'
import type { CreatedToken } from './token-creation.ts'

/** What the plan has done before the old token's turn. */
export interface Done {
  readonly created?: CreatedToken | undefined
  readonly outcomes: readonly Outcome[]
}

/**
 * Deletes a token that another one replaces: only when the new one exists, its secret was handed
 * over, all that it was to be given reads back, and it works. Else the old one stays.
 *
 * @throws ProblemError `old-stays` or `not-deployed`, with the old token as it was
 */
export async function deleteReplacedToken(
  workbench: Workbench,
  step: DeleteTokenStep,
  { created, outcomes }: Done,
  applying: Writing,
): Promise<Outcome> {
  const { token, isOwn, replaced } = step
  const lacking = outcomes.filter((outcome) => !isComplete(outcome))
  if (created === undefined || lacking.length > 0)
    throw new ProblemError(oldStays(step, created, lacking))
  if (replaced?.asksForDeployment) {
    const question = deployedQuestion(token.name, created.deliveredTo)
    if (!(await isSaid(workbench, question, applying))) throw new ProblemError(notDeployed(step))
  }
  // Whoever deletes itself could not read what became of it; its successor can.
  const by = isOwn ? created.handle : step.by
  const { isOwn: _, ...rest } = step
  const outcome = await deleteToken(workbench, { ...rest, by }, applying)
  const isDead = !outcome.gone || outcome.effective !== 'no' || !replaced?.asksForDeployment
  return isDead ? outcome : { ...outcome, state: 'failed', problem: stillAccepted(token.name) }
}

/** Whoever leaves instead of answering has not said it. While they think, nobody waits for them. */
async function isSaid(
  workbench: Workbench,
  question: ReturnType<typeof deployedQuestion>,
  { need }: Pick<Writing, 'need'>,
): Promise<boolean> {
  try {
    return await workbench.aside(() => need<boolean>(question))
  } catch (thrown) {
    if (thrown instanceof Cancelled) return false
    throw thrown
  }
}

/** Read back, without trouble, and tried with the new secret where that can be tried. */
const isComplete = ({ state, verified, effective, problem, object }: Outcome): boolean =>
  (state === 'done' || state === 'already') &&
  verified &&
  problem === undefined &&
  (effective === 'yes' || object.type === 'profile')

function oldStays(
  step: DeleteTokenStep,
  created: Done['created'],
  lacking: readonly Outcome[],
): Problem {
  const { id, name } = step.token
  const what = lacking.map(({ object }) => `${object.type} ${object.name}`).join(', ')
  return {
    kind: 'failed',
    code: 'old-stays',
    title:
      created === undefined
        ? `“${name}” stays as it is: it has no successor yet.`
        : `“${name}” stays as it is: its successor is not complete (${what}).`,
    nextSteps: [
      { text: 'Mend what failed above first. When the new one works everywhere:' },
      {
        text: 'Delete the old one.',
        command: shellCommand(['tokenbench', 'token', 'delete', id]),
      },
    ],
  }
}

const notDeployed = ({ token: { id, name } }: DeleteTokenStep): Problem => ({
  kind: 'refused',
  code: 'not-deployed',
  title: `“${name}” stays, and its secret works on: nobody said that the new one is in place.`,
  nextSteps: [
    {
      text: 'When it is, delete the old one.',
      command: shellCommand(['tokenbench', 'token', 'delete', id]),
    },
  ],
})

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
