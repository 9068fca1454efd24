import type { MemberObject } from '#src/domain/members.ts'
import type { Grantee, Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { isUnderWay } from '#src/jobs/queries/doubts.ts'
import type { Successor } from '#src/jobs/queries/successor.ts'
import type { KeptStep } from '#src/local/journal/line.ts'
import {
  isInDoubt,
  type KeptOutcome,
  type PlanRecord,
  type SentWrite,
} from '#src/local/journal/plan-record.ts'
import type { JournalledJob } from './journalled-flow.ts'
import { notAttempted } from './steps/attempt.ts'
import { atWork, inDoubt } from './undo.ts'
import type { Wanted } from './wanted.ts'

/**
 * What is left of a plan of the journal. What was done is not done again; what is in doubt is read
 * again when the rest is planned, but for a creation, which has to be settled first. What needs the
 * secret of a token that was created before goes on where that is at hand, and else is told.
 *
 * @param successorOf reads a token that the plan created; asked for only when there is one
 * @throws ProblemError `at-work`, `in-doubt` or `carried-on` (conflict)
 */
export async function resuming(
  plan: PlanRecord,
  plans: readonly PlanRecord[],
  successorOf: (id: string) => Promise<Successor>,
): Promise<JournalledJob> {
  const { id, title, steps } = plan
  if (await isUnderWay(plan)) throw new ProblemError(atWork(id))
  if (plan.writes.some((sent) => sent.write.kind === 'create-token' && isInDoubt(sent)))
    throw new ProblemError(inDoubt(id))
  const by = plans.find(({ of }) => of?.way === 'resumes' && of.id === id)
  if (by !== undefined) throw new ProblemError(carriedOn(id, by.id))
  const rest: Rest = { already: [], left: [], reached: [] }
  for (const [index, step] of steps.entries()) {
    const done = doneOf(plan, index, step)
    if (done === undefined) {
      rest.left.push(step)
    } else if (step.kind === 'create-token' || step.kind === 'take-up-token') {
      rest.successor = { ...(await successorOf(done.object.id ?? '')), ref: step.ref }
      rest.already.push(done)
    } else {
      rest.already.push(done)
      if (step.kind === 'change-members') rest.reached.push(step.object)
    }
  }
  return {
    action: plan.action,
    title: `Carry on: ${title}`,
    of: { way: 'resumes', id },
    warnings: [],
    ...whatIsLeft(rest),
  }
}

/** A plan as far as it came. */
interface Rest {
  readonly already: Outcome[]
  readonly left: KeptStep[]
  /** What members were changed of before. */
  readonly reached: MemberObject[]
  successor?: Successor & { readonly ref: string }
}

/** Steps that need the secret of the token that the plan created. */
const needsSecret = (step: KeptStep): boolean =>
  step.kind === 'keep-sign-in' ||
  step.kind === 'try-token' ||
  (step.kind === 'delete-token' && step.replaced !== undefined)

function whatIsLeft({ already, left, reached, successor }: Rest): WhatIsLeft {
  if (successor === undefined) {
    const name = left.find((step) => step.kind === 'create-token')?.name ?? ''
    return { already, wanted: left.flatMap((step) => wantedOf(step, { name })) }
  }
  const { token, held, ref } = successor
  const to = { name: token.name, ref, username: usernameOf(token) }
  const wanted = left.filter((step) => !needsSecret(step)).flatMap((one) => wantedOf(one, to))
  const later = left.filter(needsSecret)
  if (later.length === 0) return { already, wanted }
  if (held === undefined)
    return { already, wanted, left: later.flatMap((one) => byHand(one, token)) }
  // What it was given before is tried once more, since the old token goes.
  const replaces = later.some(({ kind }) => kind === 'delete-token')
  return {
    already: already.filter(({ object }) => object.id !== token.id),
    wanted: [
      { kind: 'take-up-token', ref, token, held },
      ...wanted,
      ...(replaces ? [{ kind: 'try-token' as const, ref, on: reached }] : []),
      ...later.flatMap((step) => wantedOf(step, to)),
    ],
  }
}

type WhatIsLeft = Pick<JournalledJob, 'already' | 'wanted' | 'left'>

/** What is known to be done of a step, as an outcome of the run that carries it on. */
function doneOf(plan: PlanRecord, index: number, step: KeptStep): Outcome | undefined {
  const outcome = plan.outcomes.get(index)
  if (step.kind === 'create-token') return createdOf(plan.writes, step.name, outcome)
  if (outcome?.state !== 'done' && outcome?.state !== 'already') return undefined
  const { object, verified } = outcome
  return { object, state: 'already', verified, effective: 'unknown' }
}

/** A token that exists is never created again, whatever else went wrong with it. */
function createdOf(
  writes: readonly SentWrite[],
  name: string,
  outcome: KeptOutcome | undefined,
): Outcome | undefined {
  const id = settledCreation(writes, name) ?? outcome?.object.id ?? null
  const isDeleted = writes.some(({ settled }) => settled?.as === 'deleted')
  if (id === null || isDeleted) return undefined
  const verified = outcome?.verified ?? false
  return { object: { type: 'token', id, name }, state: 'already', verified, effective: 'unknown' }
}

/** The id of the token that somebody found, or created anew, when the creation was in doubt. */
const settledCreation = (writes: readonly SentWrite[], name: string): string | undefined =>
  writes.find(({ write, settled }) => {
    if (write.kind !== 'create-token' || write.name !== name) return false
    return settled?.as === 'arrived' || settled?.as === 'repeated'
  })?.settled?.id

/** @param to the token that the plan creates, or created: then with its reference */
function wantedOf(
  step: KeptStep,
  to: { readonly name: string; readonly ref?: string; readonly username?: string },
): Wanted[] {
  switch (step.kind) {
    case 'create-token':
    case 'take-up-token':
    case 'update-token':
    case 'try-token':
      return [step]
    case 'keep-sign-in':
      return [{ ...step, as: to.name }]
    case 'delete-token': {
      const { kind, token, replaced } = step
      return [{ kind, token, ...(replaced === undefined ? {} : { replaced }) }]
    }
    case 'change-members': {
      const named = (grantee: Grantee): Grantee =>
        'ref' in grantee && grantee.ref === to.ref && to.username !== undefined
          ? { name: grantee.name, username: to.username }
          : grantee
      const { kind, object, field, add, remove } = step
      return [{ kind, object, field, add: add.map(named), remove: remove.map(named) }]
    }
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

/** What stays as it is, because it needs a secret that is not held here. */
function byHand(step: KeptStep, { id, name }: AtlanToken): Outcome[] {
  const stays = (object: Outcome['object'], problem: Omit<Problem, 'kind' | 'detail'>) => [
    notAttempted(object, {
      kind: 'failed',
      detail: `That needs the secret of “${name}” (${id}), which no vault that is open here holds.`,
      ...problem,
    }),
  ]
  if (step.kind === 'keep-sign-in') {
    const { profile } = step
    return stays(
      { type: 'profile', id: profile, name: profile },
      {
        code: 'sign-in-not-kept',
        title: `Profile ${profile} goes on signing in as before.`,
        nextSteps: [
          {
            text: 'Give it the new secret.',
            command: `${shellCommand(['tokenbench', 'profile', 'set', profile])} --credential-from SRC`,
          },
        ],
      },
    )
  }
  if (step.kind !== 'delete-token') return []
  const command = shellCommand(['tokenbench', 'token', 'delete', step.token.id])
  return stays(
    { type: 'token', ...step.token },
    {
      code: 'old-stays',
      title: `“${step.token.name}” stays as it is: its successor was not tried.`,
      nextSteps: [{ text: 'When the new one works everywhere, delete the old one.', command }],
    },
  )
}

const carriedOn = (id: string, by: string): Problem => ({
  kind: 'conflict',
  code: 'carried-on',
  title: `Plan ${id} was carried on already, as plan ${by}.`,
  nextSteps: [{ text: 'Carry on that one.', command: `tokenbench resume ${by}` }],
})
