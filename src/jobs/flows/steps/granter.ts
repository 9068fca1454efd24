import type { CredentialHandle } from '#src/domain/credential.ts'
import type { MemberObject } from '#src/domain/members.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import { bearerQuestion } from '#src/jobs/flows/questions/bearer.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'

/** What a bearer that is given in the middle must still live, in seconds. */
const secondsForTheRest = 30

/** With whose bearer members are changed: the plan's, until it runs out and another is given. */
export class Granter {
  readonly #workbench: Workbench
  readonly #need: Applying['need']
  #given: CredentialHandle | undefined
  #asking: Promise<boolean> | undefined

  constructor(workbench: Workbench, { need }: Pick<Applying, 'need'>) {
    this.#workbench = workbench
    this.#need = need
  }

  /** The one to use now. @param planned the plan's */
  now(planned: CredentialHandle): CredentialHandle {
    return this.#given ?? planned
  }

  /**
   * Asks for another; several that need one at the same time ask once, and whoever gives none is
   * not asked again.
   *
   * @param used the one that is no longer accepted
   * @returns whether there is another now
   */
  async another(
    used: CredentialHandle,
    type: MemberObject['type'],
    problem: Problem,
  ): Promise<boolean> {
    if (this.#given !== undefined && this.#given !== used) return true
    this.#asking ??= this.#ask(used, type, problem)
    return this.#asking
  }

  async #ask(
    used: CredentialHandle,
    type: MemberObject['type'],
    problem: Problem,
  ): Promise<boolean> {
    const held = this.#workbench.secrets.get(used)
    if (held === undefined) return false
    const { origin } = held
    const question = bearerQuestion(this.#workbench, { origin }, secondsForTheRest, type)
    try {
      const { handle } = await this.#need<Credential>(question, new ProblemError(problem))
      this.#given = handle
      this.#asking = undefined
      return true
    } catch {
      // Whoever gives no other bearer leaves the first problem standing.
      return false
    }
  }
}
