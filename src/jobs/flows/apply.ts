import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Connection } from '#src/domain/connection.ts'
import type {
  ChangeMembersStep,
  DeleteTokenStep,
  Grantee,
  KeepSignInStep,
  Outcome,
  Plan,
  Step,
  TryTokenStep,
} from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { usernameOf } from '#src/domain/token.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applying, Writing } from './flow.ts'
import { auditBehindMilliseconds, lookBackAt } from './look-back.ts'
import type { Destination } from './questions/destination.ts'
import { changeAllMembers, type MembersTask } from './steps/change-all-members.ts'
import { createToken } from './steps/create-token.ts'
import { deleteReplacedToken } from './steps/delete-replaced-token.ts'
import { deleteToken } from './steps/delete-token.ts'
import { Granter } from './steps/granter.ts'
import { keepSignIn, type NewSignIn } from './steps/keep-sign-in.ts'
import { dependsOnToken, notAttempted, stoppedBefore } from './steps/not-attempted.ts'
import type { CreatedToken, TokenCreation } from './steps/token-creation.ts'
import { updateToken } from './steps/update-token.ts'
import { waitUntilLetIn } from './steps/wait-until-let-in.ts'

export interface Applied {
  /** One for each object that the plan changes, in the plan's order. */
  readonly outcomes: readonly Outcome[]
  readonly created?: CreatedToken
  /** The connections as read back. */
  readonly connections: readonly Connection[]
  readonly interrupted: boolean
}

/**
 * Carries out a plan, step by step. What fails is an outcome; what comes after it and does not
 * depend on it goes on. After an interrupt nothing more is written.
 *
 * @throws ProblemError or Cancelled while nothing was written yet
 */
export async function applyPlan(
  workbench: Workbench,
  plan: Plan,
  applying: Applying,
  destination?: Destination,
): Promise<Applied> {
  const [first] = plan.steps
  if (first === undefined) return { outcomes: [], connections: [], interrupted: false }
  const { origin } = workbench.client(first.by)
  const { signal, report, need, holdOn } = applying
  return workbench.alone(
    origin,
    async () => {
      await lookBackAt(workbench, first.by, applying)
      const journal = await workbench.journal.begin({ plan, origin })
      const begun = workbench.clock.now().getTime()
      try {
        const writing = { signal, report, need, holdOn, journal }
        const applied = await carryOut(workbench, plan, writing, destination)
        // The audit is some time behind: what was written just now is looked at by the next run.
        const tookLong = workbench.clock.now().getTime() - begun > auditBehindMilliseconds
        if (tookLong) await lookBackAt(workbench, first.by, applying)
        return applied
      } finally {
        await journal.end({ interrupted: signal.aborted })
      }
    },
    { signal },
  )
}

async function carryOut(
  workbench: Workbench,
  plan: Plan,
  writing: Writing,
  destination: Destination | undefined,
): Promise<Applied> {
  const run = new Application(workbench, writing)
  for (const [index, step] of plan.steps.entries()) {
    switch (step.kind) {
      case 'create-token':
        if (destination === undefined) throw new Error('a creating plan has a destination')
        await run.tokenCreated(
          index,
          await createToken(workbench, step, destination, writing),
          step.ref,
        )
        break
      case 'update-token':
        await run.attempt(index, { type: 'token', ...step.token }, () =>
          updateToken(workbench, step, writing),
        )
        break
      case 'delete-token':
        await run.attempt(index, { type: 'token', ...step.token }, () => run.deleteToken(step))
        break
      case 'keep-sign-in':
        await run.keepSignIn(index, step)
        break
      case 'try-token':
        await run.tryToken(step)
        break
      case 'change-members':
        // Those that follow one another are done together, with the first of them.
        if (plan.steps[index - 1]?.kind !== step.kind)
          await run.changeMembers(index, membersFrom(plan.steps, index))
    }
  }
  await run.seeWhetherItWorks()
  return run.applied()
}

function membersFrom(steps: readonly Step[], first: number): ChangeMembersStep[] {
  const others = steps.findIndex(({ kind }, index) => index > first && kind !== 'change-members')
  return steps
    .slice(first, others === -1 ? undefined : others)
    .filter((step) => step.kind === 'change-members')
}

class Application {
  readonly #workbench: Workbench
  readonly #applying: Writing
  readonly #granter: Granter
  readonly #outcomes: Outcome[] = []
  readonly #connections = new Map<string, Connection>()
  readonly #usernames = new Map<string, string>()
  #created: CreatedToken | undefined

  constructor(workbench: Workbench, applying: Writing) {
    this.#workbench = workbench
    this.#applying = applying
    this.#granter = new Granter(workbench, applying)
  }

  async tokenCreated(step: number, creation: TokenCreation, ref: string): Promise<void> {
    await this.#tell(step, creation.outcome)
    this.#created = creation.created
    if (creation.created !== undefined) this.#usernames.set(ref, usernameOf(creation.created.token))
  }

  /** One object's write: what goes wrong with it stops no other. */
  async attempt(
    index: number,
    object: Outcome['object'],
    work: () => Promise<Outcome>,
  ): Promise<void> {
    if (this.#applying.signal.aborted) return this.#notAttempted(index, object, stoppedBefore)
    let outcome: Outcome
    try {
      outcome = await work()
    } catch (thrown) {
      const problem = thrown instanceof Cancelled ? stoppedBefore : problemOf(thrown)
      return this.#notAttempted(index, object, problem)
    }
    await this.#tell(index, outcome)
  }

  deleteToken(step: DeleteTokenStep): Promise<Outcome> {
    if (step.replaced === undefined) return deleteToken(this.#workbench, step, this.#applying)
    const done = { created: this.#created, outcomes: this.#outcomes }
    return deleteReplacedToken(this.#workbench, step, done, this.#applying)
  }

  async keepSignIn(index: number, step: KeepSignInStep): Promise<void> {
    const created = this.#created
    const object = { type: 'profile', id: step.profile, name: step.profile }
    if (created === undefined) return this.#notAttempted(index, object, dependsOnToken)
    await this.attempt(index, object, () =>
      keepSignIn(
        this.#workbench,
        step,
        signInOf(this.#workbench.client(created.handle), created),
        this.#applying,
      ),
    )
  }

  /** What the new token was given by this plan, and what it has to reach besides. */
  async tryToken({ on }: TryTokenStep): Promise<void> {
    await this.seeWhetherItWorks()
    if (this.#created === undefined || this.#applying.signal.aborted) return
    const { clock } = this.#workbench
    const client = this.#workbench.client(this.#created.handle)
    const effects = await Promise.all(
      on.map((object) => waitUntilLetIn(client, object, clock, this.#applying)),
    )
    const effective = effects.find((one) => one !== 'yes')
    const at = this.#outcomes.findIndex(({ object }) => object.id === this.#created?.token.id)
    const itself = this.#outcomes[at]
    if (effective !== undefined && itself !== undefined)
      this.#outcomes[at] = { ...itself, effective }
  }

  /** @param first index of the first of these steps in the plan */
  async changeMembers(first: number, steps: readonly ChangeMembersStep[]): Promise<void> {
    const outcomes: Outcome[] = []
    const settled = async (index: number, outcome: Outcome, connection?: Connection) => {
      if (connection !== undefined) this.#connections.set(connection.guid, connection)
      outcomes[index - first] = outcome
      await this.#applying.journal.outcome(index, outcome)
    }
    const tasks: MembersTask[] = []
    for (const [offset, step] of steps.entries()) {
      const index = first + offset
      const add = step.add.flatMap((grantee) => this.#usernameOf(grantee))
      const remove = step.remove.flatMap((grantee) => this.#usernameOf(grantee))
      if (add.length + remove.length === step.add.length + step.remove.length)
        tasks.push({ index, step, accounts: { add, remove } })
      else await settled(index, notAttempted(objectOf(step), dependsOnToken))
    }
    await changeAllMembers(this.#workbench, tasks, this.#granter, this.#applying, settled)
    this.#outcomes.push(...outcomes)
  }

  /** Where we hold the new token's secret, tries it until it is let in or the person stops. */
  async seeWhetherItWorks(): Promise<void> {
    if (this.#created === undefined) return
    const client = this.#workbench.client(this.#created.handle)
    for (const [index, outcome] of this.#outcomes.entries()) {
      const { object, state } = outcome
      if (object.type !== 'connection' && object.type !== 'collection') continue
      if (object.id === null || outcome.effective !== 'unknown') continue
      if (state !== 'done' && state !== 'already') continue
      const effective = await waitUntilLetIn(
        client,
        { type: object.type, guid: object.id, name: object.name },
        this.#workbench.clock,
        this.#applying,
      )
      this.#outcomes[index] = { ...outcome, effective }
    }
  }

  applied(): Applied {
    const created = this.#created
    return {
      outcomes: this.#outcomes,
      connections: [...this.#connections.values()],
      interrupted: this.#applying.signal.aborted,
      ...(created === undefined ? {} : { created }),
    }
  }

  #usernameOf(grantee: Grantee): string[] {
    if ('username' in grantee) return [grantee.username]
    const username = this.#usernames.get(grantee.ref)
    return username === undefined ? [] : [username]
  }

  #notAttempted(step: number, object: Outcome['object'], problem: Problem): Promise<void> {
    return this.#tell(step, notAttempted(object, problem))
  }

  /** An object is done with: it is noted at once, as the process may be killed in the next moment. */
  async #tell(step: number, outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome)
    await this.#applying.journal.outcome(step, outcome)
  }
}

const objectOf = ({ object: { type, guid, name } }: ChangeMembersStep) => ({
  type,
  id: guid,
  name,
})

const signInOf = (client: AtlanClient, { handle, token }: CreatedToken): NewSignIn => ({
  handle,
  name: token.name,
  identity: usernameOf(token),
  isKnown: async (signal) =>
    (await client.identity.whoAmI(signal)).identity.username === usernameOf(token),
})
