import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { isUnderWay } from '#src/jobs/queries/doubts.ts'
import { hasArrived, isInDoubt, objectOf, type PlanRecord } from '#src/local/journal/plan-record.ts'
import type { OtherWrite, Write } from '#src/local/journal/write.ts'
import type { JournalledJob } from './journalled-flow.ts'
import { inverse, type Wanted } from './wanted.ts'

/**
 * What takes a plan of the journal back, the last write first.
 *
 * @throws ProblemError `cannot-be-undone` (refused), `at-work`, `in-doubt`, `nothing-to-undo` or
 *   `undone-already` (conflict)
 */
export async function undoing(
  plan: PlanRecord,
  plans: readonly PlanRecord[],
): Promise<JournalledJob> {
  const { id, title, writes } = plan
  if (await isUnderWay(plan)) throw new ProblemError(atWork(id))
  if (writes.some(isInDoubt)) throw new ProblemError(inDoubt(id))
  const arrived = writes.filter(hasArrived)
  if (arrived.length === 0) throw new ProblemError(nothing(id))
  const by = plans.find(({ of, writes }) => of?.way === 'undoes' && of.id === id && all(writes))
  if (by !== undefined) throw new ProblemError(undoneBy(id, by.id))
  const wanted: Wanted[] = []
  for (const sent of arrived.toReversed()) {
    const created = sent.settled?.id ?? sent.outcome?.object.id ?? null
    const back = inverse(sent.write, created)
    if (back === undefined) throw new ProblemError(cannotBeUndone(sent.write))
    wanted.push(back)
  }
  return {
    action: 'undo',
    title: `Take back: ${title}`,
    of: { way: 'undoes', id },
    wanted,
    already: [],
    warnings: [],
  }
}

const all = (writes: PlanRecord['writes']): boolean => writes.length > 0 && writes.every(hasArrived)

/** A plan of the journal that some process is carrying out. */
export const atWork = (id: string): Problem => ({
  kind: 'conflict',
  code: 'at-work',
  title: `Plan ${id} is being carried out at this moment.`,
  nextSteps: [{ text: 'Wait until it has ended.', command: 'tokenbench history' }],
})

/** A plan of the journal of which a write is in doubt. */
export const inDoubt = (id: string): Problem => ({
  kind: 'conflict',
  code: 'in-doubt',
  title: `Whether all of plan ${id} was written is not known. Nothing was written now.`,
  nextSteps: [{ text: 'Find out first.', command: 'tokenbench doubts' }],
})

const nothing = (id: string): Problem => ({
  kind: 'conflict',
  code: 'nothing-to-undo',
  title: `Nothing of plan ${id} was written, so there is nothing to take back.`,
  nextSteps: [{ text: 'See what was.', command: 'tokenbench history' }],
})

const undoneBy = (id: string, by: string): Problem => ({
  kind: 'conflict',
  code: 'undone-already',
  title: `Plan ${id} was taken back already, by plan ${by}.`,
  nextSteps: [{ text: 'To do it again, take that one back.', command: `tokenbench undo ${by}` }],
})

const cannotBeUndone = (write: Write): Problem => ({
  kind: 'refused',
  code: 'cannot-be-undone',
  ...saidOf(write),
})

function saidOf(write: Write) {
  if (write.kind === 'other') return onlyByHand(write)
  return write.kind === 'create-axiom-token'
    ? neverLonger(write.content.name)
    : neverBack(objectOf(write).name)
}

const neverLonger = (name: string) => ({
  title: `“${name}” was regenerated, and the end of the old token cannot be put off again. Nothing was written.`,
  nextSteps: [
    {
      text: 'See both of them.',
      command: shellCommand(['tokenbench', 'token', 'list', '--filter', name]),
    },
  ],
})

const onlyByHand = ({ what, look }: OtherWrite) => ({
  title: `${what}: that is not taken back from here. Nothing was written.`,
  nextSteps: [{ text: 'See what there is now.', command: look }],
})

const neverBack = (name: string) => ({
  title: `What was done to “${name}” cannot be taken back: a deleted token never comes back, and neither does its secret. Nothing was written.`,
  nextSteps: [
    { text: 'Create a new token in its place.', command: 'tokenbench token create NAME' },
  ],
})
