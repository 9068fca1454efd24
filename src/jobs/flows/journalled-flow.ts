import type { Outcome, Plan, PlanWarning } from '#src/domain/plan.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Applied, applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { combine, paced } from './plans/part.ts'
import { planWanted } from './plans/wanted.ts'
import { bearerQuestion } from './questions/bearer.ts'
import { type Destination, destinationQuestion } from './questions/destination.ts'
import { situationOf } from './situation.ts'
import type { Wanted } from './wanted.ts'

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
}

/** What a scripted change of members needs of a bearer's life. */
const secondsForAScript = 20

/** `undo`, `resume` and what settles a doubt: a plan like any other, made of what was noted. */
export function journalledFlow(
  workbench: Workbench,
  { origin, signIn, kept }: JournalledWith,
  job: JournalledJob,
): Flow<JournalledAnswers, Applied> {
  const { action, title, of, wanted, already } = job
  const objects = wanted.flatMap((one) => (one.kind === 'change-members' ? [one.object] : []))
  const type = objects.some((object) => object.type === 'connection') ? 'connection' : 'collection'
  const created = wanted.find((one) => one.kind === 'create-token')
  return {
    name: action,
    steps: ['Browser bearer', 'Secret'],
    questions: () => [
      ...(objects.length === 0
        ? []
        : [bearerQuestion(workbench, { origin }, secondsForAScript, type)]),
      ...(created === undefined ? [] : [destinationQuestion(workbench, created.name, { kept })]),
    ],
    situation: ({ bearer }) => situationOf(workbench, origin, signIn ?? bearer, bearer),
    async plan(answers, signal) {
      const by = { ...answers, kept, ...(signIn === undefined ? {} : { signIn }) }
      const { parts, confirm } = await planWanted(workbench, wanted, by, signal)
      const plan = paced(combine(action, title, parts), workbench.paceOf(origin))
      return { ...plan, ...confirm, warnings: [...plan.warnings, ...job.warnings], of }
    },
    async apply(plan, { destination }, applying) {
      const applied = await applyPlan(workbench, plan, applying, destination)
      return { ...applied, outcomes: [...already, ...applied.outcomes, ...(job.left ?? [])] }
    },
  }
}
