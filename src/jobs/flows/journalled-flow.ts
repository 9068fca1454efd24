import { nameOf } from '#src/domain/members.ts'
import type { Outcome, Plan, PlanWarning } from '#src/domain/plan.ts'
import { sayNames } from '#src/domain/some-of.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Granter } from '#src/jobs/queries/granters.ts'
import { standingOf } from '#src/jobs/queries/standing.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { combine } from './plans/part.ts'
import { planWanted } from './plans/wanted.ts'
import { bearerQuestion, noBearer } from './questions/bearer.ts'
import { type Destination, destinationQuestion } from './questions/destination.ts'
import { situationOf } from './situation.ts'
import type { Wanted } from './wanted.ts'
import { membersIn, type WhoChanges } from './who-changes.ts'

/** What the journal says is to be done: taken back, carried on, or done once more. */
export interface JournalledJob {
  readonly action: string
  readonly title: string
  readonly of: NonNullable<Plan['of']>
  readonly wanted: readonly Wanted[]
  /** What was done before, to be told with the rest. */
  readonly already: readonly Outcome[]
  /** What is left to a person, each with what to do about it. */
  readonly left?: readonly Outcome[]
  readonly warnings: readonly PlanWarning[]
}

export interface JournalledAnswers {
  readonly bearer: Credential
  readonly destination: Destination
}

export interface JournalledWith {
  readonly origin: string
  /** Absent where a bearer is all that is needed. */
  readonly signIn?: HeldCredential
  /** How the profile keeps the key of its vault, when it has one. */
  readonly kept?: VaultKey | undefined
  readonly members: WhoChanges
}

/** What a scripted change of members needs of a bearer's life. */
const secondsForAScript = 20

/**
 * `undo`, `resume` and what settles a doubt: a plan like any other, made of what was noted.
 * @param borrows whether a person's bearer is asked for although the sign-in may do it all
 */
export function journalledFlow(
  workbench: Workbench,
  { origin, signIn, kept, members }: JournalledWith,
  job: JournalledJob,
  borrows = false,
): Flow<JournalledAnswers, Applied> {
  const { action, title, of, wanted, already } = job
  const objects = borrows ? membersIn(wanted) : members.needPerson
  const type = objects.some((object) => object.type === 'connection') ? 'connection' : 'collection'
  const created = wanted.find((one) => one.kind === 'create-token')
  return {
    name: action,
    steps: ['Browser bearer', 'Secret'],
    questions: () => [
      ...(objects.length === 0
        ? []
        : [
            {
              ...bearerQuestion(workbench, { origin }, secondsForAScript, type),
              missing: noBearer(type, sayNames(objects.map(nameOf))),
            },
          ]),
      ...(created === undefined ? [] : [destinationQuestion(workbench, created.name, { kept })]),
    ],
    situation: ({ bearer }) => situationOf(workbench, origin, signIn ?? bearer, bearer),
    async plan({ bearer, ...answers }, signal) {
      const borrowed =
        bearer === undefined ? [] : [await borrowedGranter(workbench, bearer, signal)]
      const granters = [...borrowed, ...(members.own === undefined ? [] : [members.own])]
      const by = { ...answers, kept, granters, ...(signIn === undefined ? {} : { signIn }) }
      const { parts, confirm } = await planWanted(workbench, wanted, by, signal)
      const plan = combine(action, title, parts, workbench.paceOf(origin))
      return { ...plan, ...confirm, warnings: [...plan.warnings, ...job.warnings], of }
    },
    async apply(plan, { destination }, applying) {
      const applied = await applyPlan(workbench, plan, applying, destination)
      return { ...applied, outcomes: [...already, ...applied.outcomes, ...(job.left ?? [])] }
    },
  }
}

/** @throws ProblemError when the bearer has ended since it was given */
const borrowedGranter = async (
  workbench: Workbench,
  credential: Credential,
  signal: AbortSignal,
): Promise<Granter> => ({
  credential,
  standing: await standingOf(workbench, credential, signal),
})
