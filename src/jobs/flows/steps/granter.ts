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
  #gaveNone = false

  constructor(workbench: Workbench, { need }: Pick<Applying, 'need'>) {
    this.#workbench = workbench
    this.#need = need
  }

  /** The one to use now. @param planned the plan's */
  now(planned: CredentialHandle): CredentialHandle {
    return this.#given ?? planned
  }

  /**
   * Asks for another, unless that was given meanwhile; whoever gives none is not asked again.
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
    const held = this.#workbench.secrets.get(used)
    if (held === undefined || this.#gaveNone) return false
    const { origin } = held
    const question = bearerQuestion(this.#workbench, { origin }, secondsForTheRest, type)
    try {
      const { handle } = await this.#need<Credential>(question, new ProblemError(problem))
      this.#given = handle
    } catch {
      // The first problem is left standing.
      this.#gaveNone = true
    }
    return !this.#gaveNone
  }
}
