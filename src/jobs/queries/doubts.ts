import {
  isInDoubt,
  objectOf,
  type PlanRecord,
  type SentWrite,
} from '#src/local/journal/plan-record.ts'
import { isAlive } from '#src/local/process-identity.ts'

/** A write of which it is not known whether it was carried out, or that wrote over another's. */
export interface Doubt {
  /** The plan's id and the number of the write in it. */
  readonly id: string
  readonly plan: PlanRecord
  readonly sent: SentWrite
}

/** True while the process that carries the plan out is at work. */
export const isUnderWay = async ({ ended, process }: PlanRecord): Promise<boolean> =>
  ended === undefined && (await isAlive(process))

/** Everything that is in doubt, the oldest first. Nothing is asked of a tenant. */
export async function doubtsOf(plans: readonly PlanRecord[]): Promise<Doubt[]> {
  const all: Doubt[] = []
  for (const plan of plans) {
    const open = plan.writes.filter((sent) => isOpen(sent) && !isDoneByAnother(plan, sent, plans))
    if (open.length > 0 && !(await isUnderWay(plan)))
      all.push(...open.map((sent) => ({ id: `${plan.id}-${sent.index}`, plan, sent })))
  }
  return all
}

const isOpen = (sent: SentWrite): boolean =>
  isInDoubt(sent) || (sent.overwrote !== undefined && sent.settled === undefined)

/** A plan that carries this one on has read what there is, and did what was missing. */
function isDoneByAnother(
  { id }: PlanRecord,
  { write }: SentWrite,
  plans: readonly PlanRecord[],
): boolean {
  const object = objectOf(write)
  return plans.some(
    ({ of, outcomes }) =>
      of?.way === 'resumes' &&
      of.id === id &&
      [...outcomes.values()].some(
        (outcome) =>
          outcome.object.id === object.id &&
          object.id !== null &&
          (outcome.state === 'done' || outcome.state === 'already'),
      ),
  )
}
