import type { Outcome } from '#src/domain/plan.ts'
import { usernameOf } from '#src/domain/token.ts'
import type { Applied } from '#src/jobs/flows/apply.ts'
import type { Asker, Ending, Situation } from '#src/jobs/flows/asker.ts'
import {
  byNameInProduction,
  refuseReadOnly,
  throughProfile,
} from '#src/jobs/flows/profile-rules.ts'
import { runFlow } from '#src/jobs/flows/run.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import type { Action } from './action.ts'
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
  if (desk.target !== undefined) refuseReadOnly(desk.target)
  const situation: Situation = { flow: action.label, steps: [], ...desk.place }
  const { at, prepared } = await asker.work('Reading what is there', situation, async (signal) => {
    const signedIn = await desk.signedIn(signal)
    await refuseOtherIdentity(signedIn.workbench, signedIn.target, signedIn.credential, signal)
    return { at: signedIn, prepared: await action.flow(signedIn, rows, signal) }
  })
  const flow = throughProfile(byNameInProduction(prepared.flow, at.target), at.target)
  const finished = await runFlow(flow, prepared.given, asker)
  const outcomes = finished.result?.outcomes ?? []
  await asker.end({
    ...endingOf(outcomes),
    facts: createdFacts(finished.result),
    situation: withoutSteps(finished.situation),
    commands: [desk.commandLine([...action.command, ...action.words(rows)])],
  })
}

/** What is to be kept of a token that was made. */
function createdFacts(applied: Applied | undefined): Ending['facts'] {
  const created = applied?.created
  if (created === undefined) return []
  return [
    ['id', created.token.id],
    ['account', usernameOf(created.token)],
    ['secret', created.deliveredTo],
  ]
}

const withoutSteps = (situation: Situation): Situation => ({ ...situation, steps: [] })

type Said = Pick<Ending, 'ok' | 'sentences' | 'problems' | 'actions'>

const endingOf = (outcomes: readonly Outcome[]): Said => ({
  ok: outcomes.every(({ state }) => state === 'done' || state === 'already'),
  sentences: outcomes.map(sayOutcome),
  problems: outcomes.flatMap(({ problem }) => problem ?? []),
  actions: [],
})

function sayOutcome({ object, state, verified }: Outcome): string {
  const readBack = verified && state === 'done' ? ', read back as planned' : ''
  return `The ${object.type} “${object.name}”: ${states[state]}${readBack}.`
}

const states: Readonly<Record<Outcome['state'], string>> = {
  done: 'done',
  already: 'was so already',
  failed: 'not done',
  unknown: 'not known whether it was done',
}
