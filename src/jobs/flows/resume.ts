import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Grantee, Outcome, PlanWarning } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { usernameOf } from '#src/domain/token.ts'
import { isUnderWay } from '#src/jobs/queries/doubts.ts'
import { notFound } from '#src/jobs/queries/reference.ts'
import type { KeptStep } from '#src/local/journal/line.ts'
import { isInDoubt, type PlanRecord, type SentWrite } from '#src/local/journal/plan-record.ts'
import type { JournalledJob } from './journalled-flow.ts'
import { atWork, inDoubt } from './undo.ts'
import type { Wanted } from './wanted.ts'

/**
 * What is left of a plan of the journal. What was done is not done again; what is in doubt is read
 * again when the rest is planned, but for a creation, which has to be settled first.
 *
 * @param client reads the tokens that the plan created; asked for only when there are some
 * @throws ProblemError `at-work`, `in-doubt` or `carried-on` (conflict)
 */
export async function resuming(
  plan: PlanRecord,
  plans: readonly PlanRecord[],
  client: () => Promise<AtlanClient>,
  signal: AbortSignal,
): Promise<JournalledJob> {
  const { id, title, steps } = plan
  if (await isUnderWay(plan)) throw new ProblemError(atWork(id))
  if (plan.writes.some((sent) => sent.write.kind === 'create-token' && isInDoubt(sent)))
    throw new ProblemError(inDoubt(id))
  const by = plans.find(({ of }) => of?.way === 'resumes' && of.id === id)
  if (by !== undefined) throw new ProblemError(carriedOn(id, by.id))
  const already: Outcome[] = []
  const left: KeptStep[] = []
  const usernames = new Map<string, string>()
  for (const [index, step] of steps.entries()) {
    const done = doneOf(plan, index, step)
    if (done === undefined) {
      left.push(step)
      continue
    }
    already.push(done)
    if (step.kind !== 'create-token') continue
    const token = await (await client()).tokens.get(done.object.id ?? '', signal)
    if (token === undefined) throw new ProblemError(notFound('token', done.object.id ?? step.name))
    usernames.set(step.ref, usernameOf(token))
  }
  return {
    action: plan.action,
    title: `Carry on: ${title}`,
    of: { way: 'resumes', id },
    wanted: left.flatMap((step) => wantedOf(step, usernames)),
    already,
    warnings: left.flatMap(warningOf),
  }
}

/** What is known to be done of a step, as an outcome of the run that carries it on. */
function doneOf(plan: PlanRecord, index: number, step: KeptStep): Outcome | undefined {
  const outcome = plan.outcomes.get(index)
  const settled = step.kind === 'create-token' ? settledCreation(plan.writes, step.name) : undefined
  if (settled !== undefined)
    return {
      object: { type: 'token', id: settled, name: nameOf(step) },
      state: 'already',
      verified: false,
      effective: 'unknown',
    }
  if (outcome?.state !== 'done' && outcome?.state !== 'already') return undefined
  const { object, verified } = outcome
  return { object, state: 'already', verified, effective: 'unknown' }
}

/** The id of the token that somebody found, or created anew, when the creation was in doubt. */
const settledCreation = (writes: readonly SentWrite[], name: string): string | undefined =>
  writes.find(({ write, settled }) => {
    if (write.kind !== 'create-token' || write.name !== name) return false
    return settled?.as === 'arrived' || settled?.as === 'repeated'
  })?.settled?.id

const nameOf = (step: KeptStep): string => (step.kind === 'create-token' ? step.name : '')

function wantedOf(step: KeptStep, usernames: ReadonlyMap<string, string>): Wanted[] {
  switch (step.kind) {
    case 'create-token':
    case 'update-token':
      return [step]
    case 'delete-token':
      return step.replaced === undefined ? [{ kind: step.kind, token: step.token }] : []
    case 'change-members': {
      const named = (grantee: Grantee): Grantee => {
        const username = 'ref' in grantee ? usernames.get(grantee.ref) : undefined
        return username === undefined ? grantee : { name: grantee.name, username }
      }
      const { kind, object, field, add, remove } = step
      return [{ kind, object, field, add: add.map(named), remove: remove.map(named) }]
    }
    case 'keep-sign-in':
    case 'try-token':
      // They need the new secret, which was of the run that was stopped.
      return []
    default:
      throw new ProblemError(notFromHere)
  }
}

const notFromHere: Problem = {
  kind: 'refused',
  code: 'cannot-be-carried-on',
  title: 'This plan has steps that cannot be carried on from the journal. Nothing was written.',
  nextSteps: [
    { text: 'See what is in doubt, then give the command again.', command: 'tokenbench doubts' },
  ],
}

function warningOf(step: KeptStep): PlanWarning[] {
  if (step.kind === 'keep-sign-in')
    return [
      {
        code: 'sign-in-not-kept',
        text: `Profile ${step.profile} goes on signing in as before: give it the new secret with profile set.`,
      },
    ]
  if (step.kind !== 'delete-token' || step.replaced === undefined) return []
  const { id, name } = step.token
  const command = shellCommand(['tokenbench', 'token', 'delete', id])
  return [
    {
      code: 'old-token-stays',
      text: `“${name}” stays: when its successor works, delete it with  ${command}`,
    },
  ]
}

const carriedOn = (id: string, by: string): Problem => ({
  kind: 'conflict',
  code: 'carried-on',
  title: `Plan ${id} was carried on already, as plan ${by}.`,
  nextSteps: [{ text: 'Carry on that one.', command: `tokenbench resume ${by}` }],
})
