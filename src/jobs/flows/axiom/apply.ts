import type { DeleteAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { KeepSignInStep, Outcome, Plan, Step } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Applying, Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import { attempt, dependsOnToken } from '#src/jobs/flows/steps/attempt.ts'
import { keepSignIn } from '#src/jobs/flows/steps/keep-sign-in.ts'
import type { Created, Creation } from '#src/jobs/flows/steps/token-creation.ts'
import { underJournal } from '#src/jobs/flows/under-journal.ts'
import type { Workbench } from '#src/workbench.ts'
import { deleteAxiomToken, deleteReplacedAxiom } from './steps/delete-token.ts'
import { isAlive } from './steps/is-alive.ts'
import { makeAxiomToken } from './steps/make-token.ts'
import { readShortened } from './steps/read-shortened.ts'

export interface AxiomApplied {
  /** One for each object that the plan changes, in the plan's order. */
  readonly outcomes: readonly Outcome[]
  readonly created?: Created<AxiomToken>
  /** The token that the new one takes the place of, as it is now. */
  readonly replaced?: AxiomToken
  readonly interrupted: boolean
}

/**
 * Carries out a plan on Axiom, step by step. What fails is an outcome; what depends on it is left.
 *
 * @throws ProblemError or Cancelled while nothing was written yet
 */
export async function applyAxiomPlan(
  workbench: Workbench,
  plan: Plan,
  applying: Applying,
  destination?: Destination,
): Promise<AxiomApplied> {
  const [first] = plan.steps
  if (first === undefined) return { outcomes: [], interrupted: false }
  const { origin } = workbench.axiom(first.by)
  return underJournal(workbench, { plan, origin }, applying, async (writing) => {
    const run = new Application(workbench, writing, destination)
    for (const [index, step] of plan.steps.entries()) await run.carryOut(index, step)
    return run.applied()
  })
}

class Application {
  readonly #workbench: Workbench
  readonly #writing: Writing
  readonly #destination: Destination | undefined
  readonly #outcomes: Outcome[] = []
  #created: Created<AxiomToken> | undefined
  #replaced: AxiomToken | undefined

  constructor(workbench: Workbench, writing: Writing, destination: Destination | undefined) {
    this.#workbench = workbench
    this.#writing = writing
    this.#destination = destination
  }

  async carryOut(index: number, step: Step): Promise<void> {
    switch (step.kind) {
      case 'create-axiom-token':
        return this.#make(index, await this.#creation(step))
      case 'regenerate-axiom-token': {
        const creation = await this.#creation(step)
        await this.#make(index, creation)
        return this.#seeOld(index, step, creation)
      }
      case 'keep-sign-in':
        return this.#keepSignIn(index, step)
      case 'delete-axiom-token':
        return this.#delete(index, step)
      default:
        throw new Error(`${step.kind} is no step on Axiom`)
    }
  }

  applied(): AxiomApplied {
    return {
      outcomes: this.#outcomes,
      interrupted: this.#writing.signal.aborted,
      ...(this.#created === undefined ? {} : { created: this.#created }),
      ...(this.#replaced === undefined ? {} : { replaced: this.#replaced }),
    }
  }

  #creation(step: Parameters<typeof makeAxiomToken>[1]): Promise<Creation<AxiomToken>> {
    if (this.#destination === undefined) throw new Error('a creating plan has a destination')
    return makeAxiomToken(this.#workbench, step, this.#destination, this.#writing)
  }

  async #make(index: number, creation: Creation<AxiomToken>): Promise<void> {
    this.#created = creation.created
    await this.#tell(index, creation.outcome)
  }

  /** Regenerating shortens the life of the old one: of that, too, is told. */
  async #seeOld(
    index: number,
    step: RegenerateAxiomTokenStep,
    { untouched }: Creation<AxiomToken>,
  ): Promise<void> {
    this.#replaced = step.old
    if (untouched) return
    const { token, outcome } = await readShortened(this.#workbench, step)
    this.#replaced = token
    await this.#tell(index, outcome)
  }

  async #keepSignIn(index: number, step: KeepSignInStep): Promise<void> {
    const object = { type: 'profile', id: step.profile, name: step.profile }
    await this.#attempt(index, object, () => {
      const created = this.#created
      if (created === undefined) throw new ProblemError(dependsOnToken)
      const { handle, token } = created
      const isKnown = async (signal: AbortSignal) =>
        (await isAlive(this.#workbench.axiom(handle), signal)) === 'yes'
      const made = { handle, name: token.name, identity: token.id, isKnown }
      return keepSignIn(this.#workbench, step, made, this.#writing)
    })
  }

  async #delete(index: number, step: DeleteAxiomTokenStep): Promise<void> {
    const { id, name } = step.old
    if (step.replaced !== undefined) this.#replaced = step.old
    const done = { created: this.#created, outcomes: [...this.#outcomes] }
    await this.#attempt(index, { type: 'token', id, name }, () =>
      step.replaced === undefined
        ? deleteAxiomToken(this.#workbench, step, this.#writing)
        : deleteReplacedAxiom(this.#workbench, step, done, this.#writing),
    )
  }

  async #attempt(
    index: number,
    object: Outcome['object'],
    write: () => Promise<Outcome>,
  ): Promise<void> {
    await this.#tell(index, await attempt(object, this.#writing.signal, write))
  }

  async #tell(index: number, outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome)
    await this.#writing.journal.outcome(index, outcome)
  }
}
