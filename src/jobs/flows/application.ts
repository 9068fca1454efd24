import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Connection } from '#src/domain/connection.ts'
import type {
  ChangeMembersStep,
  DeleteTokenStep,
  Grantee,
  KeepSignInStep,
  Outcome,
  TakeUpTokenStep,
  TryTokenStep,
  UpdateTokenStep,
} from '#src/domain/plan.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { workOff } from '#src/domain/work-off.ts'
import { requestsAtOnce } from '#src/jobs/queries/in-bulk.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import type { Writing } from './flow.ts'
import { nameAmong } from './name-among.ts'
import { attempt, dependsOnToken, notAttempted } from './steps/attempt.ts'
import { changeAllMembers, type MembersTask } from './steps/change-all-members.ts'
import { deleteReplacedToken, deleteToken } from './steps/delete-token.ts'
import { Granter } from './steps/granter.ts'
import { keepSignIn, type NewSignIn } from './steps/keep-sign-in.ts'
import { takeUpToken } from './steps/take-up-token.ts'
import { Tally } from './steps/tally.ts'
import type { Created, Creation } from './steps/token-creation.ts'
import { updateToken } from './steps/update-token.ts'
import { waitUntilLetIn } from './steps/wait-until-let-in.ts'

/** A plan while it is carried out: what became of its objects so far, and what it created. */
export class Application {
  readonly #workbench: Workbench
  readonly #applying: Writing
  readonly #granter: Granter
  readonly #outcomes: Outcome[] = []
  readonly #connections = new Map<string, Connection>()
  readonly #usernames = new Map<string, string>()
  #created: Created<AtlanToken> | undefined

  constructor(workbench: Workbench, applying: Writing) {
    this.#workbench = workbench
    this.#applying = applying
    this.#granter = new Granter(workbench, applying)
  }

  async tokenCreated(step: number, creation: Creation<AtlanToken>, ref: string): Promise<void> {
    await this.#tell(step, creation.outcome)
    this.#created = creation.created
    if (creation.created !== undefined) this.#usernames.set(ref, usernameOf(creation.created.token))
  }

  /** A token that an earlier run of the plan created; later steps mean it as if this one had. */
  async takeUpToken(index: number, step: TakeUpTokenStep): Promise<void> {
    await this.tokenCreated(
      index,
      await takeUpToken(this.#workbench, step, this.#applying),
      step.ref,
    )
  }

  /**
   * Tokens one by one, some at once: what goes wrong with one stops no other.
   * @param first index of the first of these steps in the plan
   */
  async changeTokens(
    first: number,
    steps: readonly (UpdateTokenStep | DeleteTokenStep)[],
  ): Promise<void> {
    const many = steps.length > mostToldEach
    const { report } = this.#applying
    const tally = many ? new Tally(steps.length, report, this.#workbench.clock) : undefined
    const writing = many ? { ...this.#applying, report: () => {} } : this.#applying
    const outcomes: Outcome[] = []
    await workOff([...steps.entries()], requestsAtOnce, async ([offset, step]) => {
      const outcome = await attempt({ type: 'token', ...step.token }, writing.signal, () =>
        step.kind === 'update-token'
          ? updateToken(this.#workbench, step, writing)
          : this.#deleteToken(step, writing),
      )
      outcomes[offset] = outcome
      await this.#applying.journal.outcome(first + offset, outcome)
      tally?.count(outcome)
    })
    this.#outcomes.push(...outcomes)
  }

  async keepSignIn(index: number, step: KeepSignInStep): Promise<void> {
    const created = this.#created
    const object = { type: 'profile', id: step.profile, name: step.profile }
    if (created === undefined) return this.#tell(index, notAttempted(object, dependsOnToken))
    const signIn = signInOf(this.#workbench.client(created.handle), created)
    const outcome = await attempt(object, this.#applying.signal, () =>
      keepSignIn(this.#workbench, step, signIn, this.#applying),
    )
    await this.#tell(index, outcome)
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
        {
          type: object.type,
          guid: object.id,
          name: nameAmong([...this.#connections.values()], object),
        },
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

  #deleteToken(step: DeleteTokenStep, writing: Writing): Promise<Outcome> {
    if (step.replaced === undefined) return deleteToken(this.#workbench, step, writing)
    const done = { created: this.#created, outcomes: this.#outcomes }
    return deleteReplacedToken(this.#workbench, step, done, writing)
  }

  /** An object is done with: it is noted at once, as the process may be killed in the next moment. */
  async #tell(step: number, outcome: Outcome): Promise<void> {
    this.#outcomes.push(outcome)
    await this.#applying.journal.outcome(step, outcome)
  }
}

/** A line for each object of more would hide what matters. */
const mostToldEach = 20

const objectOf = ({ object: { type, guid, name } }: ChangeMembersStep) => ({
  type,
  id: guid,
  name,
})

const signInOf = (client: AtlanClient, { handle, token }: Created<AtlanToken>): NewSignIn => ({
  handle,
  name: token.name,
  identity: usernameOf(token),
  isKnown: async (signal) => (await client.identity.account(signal)) === usernameOf(token),
})
