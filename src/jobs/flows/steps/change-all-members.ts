import { mostEntitiesOfARequest } from '#src/clients/atlan/entity.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import { chunksOf } from '#src/domain/chunks.ts'
import type { Connection } from '#src/domain/connection.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { changedMembers, type MemberObject, type Members } from '#src/domain/members.ts'
import type { ChangeMembersStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { workOff } from '#src/domain/work-off.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import { requestsAtOnce } from '#src/jobs/queries/in-bulk.ts'
import type { Workbench } from '#src/workbench.ts'
import { notAttempted, stoppedBefore } from './attempt.ts'
import { type Accounts, type MembersWrite, membersStore, membersWrite } from './change-members.ts'
import type { Granter } from './granter.ts'
import { guardedWrites } from './guarded-write.ts'
import { Tally } from './tally.ts'

/** One step of the plan, with account names in place of references. */
export interface MembersTask {
  /** Of the step in the plan. */
  readonly index: number
  readonly step: ChangeMembersStep
  readonly accounts: Accounts
}

/** What a group of objects that are written with one request have in common. */
interface Group {
  readonly by: CredentialHandle
  readonly type: MemberObject['type']
  readonly writes: readonly MembersWrite[]
}

/** A group whose credential was not accepted any more: nothing of it was written. */
interface RanOut {
  readonly group: Group
  readonly by: CredentialHandle
  readonly problem: Problem
}

/**
 * Changes the members of many connections and collections: up to 20 with one request, some requests
 * at once, and each object written once. What the tenant refuses as a whole is tried again in
 * halves, so that each object has an outcome of its own. After an interrupt nothing more is written.
 *
 * @param settled called with each outcome as soon as it is known
 */
export async function changeAllMembers(
  workbench: Workbench,
  tasks: readonly MembersTask[],
  granter: Granter,
  writing: Writing,
  settled: (index: number, outcome: Outcome, connection?: Connection) => Promise<void>,
): Promise<void> {
  const many = tasks.length > mostEntitiesOfARequest
  const tally = many ? new Tally(tasks.length, writing.report, workbench.clock) : undefined
  // One line each would be hundreds.
  const telling = many ? { ...writing, report: () => {} } : writing
  const left = new Map<string, Members>()

  for (const wave of waves(tasks)) {
    const taskOf = new Map(wave.map((task) => [writeOf(task, left), task]))
    const settle = async (write: MembersWrite, outcome: Outcome, connection?: Connection) => {
      const task = taskOf.get(write)
      if (task === undefined) throw new Error('every write is of a task')
      if (outcome.state === 'done' || outcome.state === 'already') keepBasis(task, left)
      await settled(task.index, outcome, connection)
      tally?.count(outcome)
    }
    const giveUp = async ({ writes }: Group, problem: Problem) => {
      await Promise.all(writes.map((write) => settle(write, notAttempted(write.object, problem))))
    }
    const queue = groupsOf(taskOf)
    const ranOut: RanOut[] = []
    const change = async (group: Group): Promise<void> => {
      if (writing.signal.aborted) return giveUp(group, stoppedBefore)
      const { writes } = group
      const by = granter.now(group.by)
      const same = ranOut.find((one) => one.by === by)
      if (same !== undefined) return void ranOut.push({ ...same, group })
      try {
        const done = await guardedWrites(writes, membersStore(workbench.client(by)), telling)
        await Promise.all(
          done.settled.map(({ write, outcome, now }) => settle(write, outcome, now?.connection)),
        )
        if (done.apart.length > 0) queue.unshift(...halves({ ...group, writes: done.apart }))
      } catch (thrown) {
        if (thrown instanceof Cancelled) return giveUp(group, stoppedBefore)
        const problem = problemOf(thrown)
        if (problem.kind === 'not-authenticated') ranOut.push({ group, by, problem })
        else await giveUp(group, problem)
      }
    }
    while (queue.length > 0) {
      await workOff(queue, requestsAtOnce, change)
      // Asked while nothing is under way: others may write until there is an answer.
      for (const { group, by, problem } of ranOut.splice(0))
        if (writing.signal.aborted || (await granter.another(by, group.type, problem)))
          queue.push(group)
        else await giveUp(group, problem)
    }
  }
}

/** Steps of one object come one after the other, so that it is never written twice at once. */
function waves(tasks: readonly MembersTask[]): MembersTask[][] {
  const ofOneObject = [...Map.groupBy(tasks, ({ step }) => step.object.guid).values()]
  const most = Math.max(0, ...ofOneObject.map(({ length }) => length))
  return Array.from({ length: most }, (_, wave) =>
    ofOneObject.flatMap((steps) => steps[wave] ?? []),
  )
}

function writeOf({ step, accounts }: MembersTask, left: ReadonlyMap<string, Members>) {
  const basis = left.get(step.object.guid) ?? step.basis
  return membersWrite({ ...step, basis }, accounts)
}

/** What an object's next step is compared with: what the person saw, and what this one did to it. */
function keepBasis({ step, accounts }: MembersTask, left: Map<string, Members>): void {
  const { guid } = step.object
  left.set(guid, changedMembers(left.get(guid) ?? step.basis, step.field, accounts))
}

function groupsOf(taskOf: ReadonlyMap<MembersWrite, MembersTask>): Group[] {
  const groups: Group[] = []
  for (const [by, ofOne] of Map.groupBy(taskOf, ([, { step }]) => step.by))
    for (const [type, alike] of Map.groupBy(ofOne, ([{ target }]) => target.type))
      for (const some of chunksOf(alike, mostEntitiesOfARequest))
        groups.push({ by, type, writes: some.map(([write]) => write) })
  return groups
}

function halves({ writes, ...common }: Group): Group[] {
  const middle = Math.ceil(writes.length / 2)
  return [
    { ...common, writes: writes.slice(0, middle) },
    { ...common, writes: writes.slice(middle) },
  ]
}
