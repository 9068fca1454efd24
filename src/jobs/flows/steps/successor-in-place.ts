import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome, Replaced } from '#src/domain/plan.ts'
import { type NextStep, type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { sayNames } from '#src/domain/some-of.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { deployedQuestion } from '#src/jobs/flows/questions/deployed.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Created } from './token-creation.ts'

/** What the plan has done before the old token's turn. */
export interface DoneBefore<Token> {
  readonly created?: Created<Token> | undefined
  readonly outcomes: readonly Outcome[]
}

/** The token whose turn it is to be deleted. */
export interface Old {
  readonly token: { readonly id: string; readonly name: string }
  readonly replaced?: Replaced | undefined
}

/**
 * Stops the deletion of a token that another one replaces, unless the new one exists, its secret
 * was handed over, all that it was to be given reads back and works, and, where that is asked,
 * somebody says that it is in use.
 *
 * @param works whether trying it with the new secret went well enough on this product
 * @throws ProblemError `old-stays` or `not-deployed`, with the old token as it was
 */
export async function successorInPlace<Token>(
  workbench: Workbench,
  { token: old, replaced }: Old,
  { created, outcomes }: DoneBefore<Token>,
  works: (outcome: Outcome) => boolean,
  writing: Pick<Writing, 'need'>,
): Promise<Created<Token>> {
  const lacking = outcomes.filter((outcome) => !isAsPlanned(outcome) || !works(outcome))
  if (created === undefined) throw new ProblemError(oldStays(old, 'it has no successor yet'))
  if (lacking.length > 0) {
    const what = sayNames(lacking.map(({ object }) => `${object.type} ${object.name}`))
    throw new ProblemError(oldStays(old, `its successor is not complete (${what})`))
  }
  if (replaced?.asksForDeployment) {
    const question = deployedQuestion(old.name, created.deliveredTo)
    if (!(await isSaid(workbench, question, writing))) throw new ProblemError(notDeployed(old))
  }
  return created
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

const isAsPlanned = ({ state, verified, problem }: Outcome): boolean =>
  (state === 'done' || state === 'already') && verified && problem === undefined

const oldStays = (old: Old['token'], why: string): Problem => ({
  kind: 'failed',
  code: 'old-stays',
  title: `“${old.name}” stays as it is: ${why}.`,
  nextSteps: [{ text: 'Mend what failed above first.' }, deleteLater(old)],
})

const notDeployed = (old: Old['token']): Problem => ({
  kind: 'refused',
  code: 'not-deployed',
  title: `“${old.name}” stays, and its secret works on: nobody said that the new one is in place.`,
  nextSteps: [deleteLater(old)],
})

const deleteLater = ({ id }: Old['token']): NextStep => ({
  text: 'When the new one is in use everywhere, delete the old one.',
  command: shellCommand(['tokenbench', 'token', 'delete', id]),
})
