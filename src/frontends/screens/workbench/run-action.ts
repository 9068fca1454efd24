import type { Outcome } from '#src/domain/plan.ts'
import { usernameOf } from '#src/domain/token.ts'
import { sayOutcomeState } from '#src/frontends/words/outcome-state.ts'
import { answerWords } from '#src/jobs/flows/answer-words.ts'
import type { Asker, Ending, Situation } from '#src/jobs/flows/asker.ts'
import {
  byNameInProduction,
  refuseReadOnly,
  throughProfile,
} from '#src/jobs/flows/profile-rules.ts'
import { runFlow } from '#src/jobs/flows/run.ts'
import type { Action, Prepared, WhatWasDone } from './action.ts'
import type { Desk } from './desk.ts'

/**
 * Does something to objects under the rules of their profile, and shows what became of each.
 *
 * @throws ProblemError `read-only-profile` (refused), what is wrong with the credential;
 *   Cancelled when the person left it
 */
export async function runAction<Row>(
  desk: Desk,
  action: Action<Row>,
  rows: readonly Row[],
  asker: Asker,
): Promise<void> {
  const job = desk.forOneJob()
  try {
    await act(job, action, rows, asker)
  } finally {
    await job.workbench.close()
  }
}

async function act<Row>(
  desk: Desk,
  action: Action<Row>,
  rows: readonly Row[],
  asker: Asker,
): Promise<void> {
  if (desk.target !== undefined) refuseReadOnly(desk.target)
  const situation: Situation = { flow: action.label, steps: [], ...desk.place }
  const prepared = await asker.work('Reading what is there', situation, (signal) =>
    action.flow(desk, rows, signal),
  )
  const flow = ruled(prepared, desk)
  const finished = await runFlow(flow, prepared.given, asker)
  const outcomes = finished.result?.outcomes ?? []
  const created = finished.result?.created
  const made = created && desk.workbench.secrets.get(created.handle)?.secret
  const { args, flags } = answerWords(flow, finished.answers)
  const words = { command: action.command, args: [...(prepared.about ?? []), ...args], flags }
  // Now and not when the end is left: the person may look at it for long.
  desk.workbench.secrets.dropAll()
  await asker.end({
    ...endingOf(outcomes),
    ...(made && { secret: made }),
    facts: createdFacts(finished.result),
    situation: atTheEnd(finished.situation),
    // Where nobody knows whether it was done, the same once more would do it twice.
    commands: outcomes.some(({ state }) => state === 'unknown') ? [] : [desk.printed(words)],
  })
}

/** What the profile asks of every plan that goes through it. */
const ruled = ({ flow }: Prepared, { target }: Desk): Prepared['flow'] =>
  target === undefined ? flow : throughProfile(byNameInProduction(flow, target), target)

/** What is to be kept of a token that was made. */
function createdFacts(done: WhatWasDone | undefined): Ending['facts'] {
  const created = done?.created
  if (created === undefined) return []
  const { id, clientId } = created.token
  return [
    ['id', id],
    ...(clientId === undefined ? [] : [['account', usernameOf({ clientId })] as const]),
    ['secret', created.deliveredTo],
  ]
}

const atTheEnd = ({ bearerExpiresAt: _, ...situation }: Situation): Situation => ({
  ...situation,
  steps: [],
})

type Said = Pick<Ending, 'ok' | 'sentences' | 'problems' | 'actions'>

const endingOf = (outcomes: readonly Outcome[]): Said => ({
  ok: outcomes.every(({ state }) => state === 'done' || state === 'already'),
  sentences: outcomes.map(sayOutcome),
  problems: outcomes.flatMap(({ problem }) => problem ?? []),
  actions: [],
})

const sayOutcome = (outcome: Outcome): string =>
  `The ${outcome.object.type} “${outcome.object.name}”: ${sayOutcomeState(outcome)}.`
