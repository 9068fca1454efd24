import type { DeleteAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { KeepSignInStep, Outcome, Plan, Step } from '#src/domain/plan.ts'
import { ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Applying, Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import { keepSignIn } from '#src/jobs/flows/steps/keep-sign-in.ts'
import { dependsOnToken, notAttempted, stoppedBefore } from '#src/jobs/flows/steps/not-attempted.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomCreation, CreatedAxiom } from './steps/axiom-creation.ts'
import { deleteAxiomToken, deleteReplacedAxiom } from './steps/delete-token.ts'
import { makeAxiomToken } from './steps/make-token.ts'
import { isAlive } from './steps/read-back.ts'
import { readShortened } from './steps/read-shortened.ts'

export interface AxiomApplied {
  /** One for each object that the plan changes, in the plan's order. */
  readonly outcomes: readonly Outcome[]
  readonly created?: CreatedAxiom
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
  const journal = await workbench.journal.begin({ plan, origin })
  const { signal, report, need, holdOn } = applying
  const run = new Application(workbench, { signal, report, need, holdOn, journal }, destination)
  try {
    for (const [index, step] of plan.steps.entries()) await run.carryOut(index, step)
    return run.applied()
  } finally {
    await journal.end({ interrupted: signal.aborted })
  }
}

class Application {
  readonly #workbench: Workbench
  readonly #writing: Writing
  readonly #destination: Destination | undefined
  readonly #outcomes: Outcome[] = []
  #created: CreatedAxiom | undefined
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

  #creation(step: Parameters<typeof makeAxiomToken>[1]): Promise<AxiomCreation> {
    if (this.#destination === undefined) throw new Error('a creating plan has a destination')
    return makeAxiomToken(this.#workbench, step, this.#destination, this.#writing)
  }

  async #make(index: number, creation: AxiomCreation): Promise<void> {
    this.#created = creation.created
    await this.#tell(index, creation.outcome)
  }

  /** Regenerating shortens the life of the old one: of that, too, is told. */
  async #seeOld(
    index: number,
    step: RegenerateAxiomTokenStep,
    { untouched }: AxiomCreation,
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
        (await isAlive(this.#workbench, created, signal)) === 'yes'
      const made = { handle, name: token.name, identity: token.id, isKnown }
      return keepSignIn(this.#workbench, step, made, this.#writing)
    })
  }

  async #delete(index: number, step: DeleteAxiomTokenStep): Promise<void> {
    const { id, name } = step.old
    if (step.replaced !== undefined) this.#replaced = step.old
    const before = [...this.#outcomes]
    await this.#attempt(index, { type: 'token', id, name }, () =>
      step.replaced === undefined
        ? deleteAxiomToken(this.#workbench, step, this.#writing)
        : deleteReplacedAxiom(this.#workbench, step, this.#created, before, this.#writing),
    )
  }

  /** One object's write: what goes wrong with it stops no other. */
  async #attempt(
    index: number,
    object: Outcome['object'],
    work: () => Promise<Outcome>,
  ): Promise<void> {
    if (this.#writing.signal.aborted) return this.#tell(index, notAttempted(object, stoppedBefore))
    let outcome: Outcome
    try {
      outcome = await work()
    } catch (thrown) {
      const problem = thrown instanceof Cancelled ? stoppedBefore : problemOf(thrown)
      outcome = notAttempted(object, problem)
    }
    await this.#tell(index, outcome)
  }

  async #tell(index: number, outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome)
    await this.#writing.journal.outcome(index, outcome)
  }
}
