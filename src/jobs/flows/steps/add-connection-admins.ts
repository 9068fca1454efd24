import { Cancelled } from '#src/domain/cancelled.ts'
import { type Admins, type Connection, sameAdmins } from '#src/domain/connection.ts'
import type { AddConnectionAdminsStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'

/** Read the basis again · write · read back. */
export const callsOfAddConnectionAdmins = 3

/**
 * Adds account names to the admins of one connection, and loses nobody.
 *
 * A write replaces the whole list, and Atlan has no compare-and-set; so the connection is read
 * again from the store, compared with what the person saw, written as one merged list under its
 * real GUID, and read back.
 *
 * @param usernames of those to add
 * @param by the credential that may: a connection admin's
 * @returns the outcome, and the connection as read back
 * @throws ProblemError `not-authenticated` before anything was written: ask for another bearer
 */
export async function addConnectionAdmins(
  workbench: Workbench,
  step: AddConnectionAdminsStep,
  usernames: readonly string[],
  applying: Pick<Applying, 'signal' | 'report'>,
): Promise<{ outcome: Outcome; connection?: Connection }> {
  const { guid, name } = step.connection
  const client = workbench.client(step.by)
  const key = `admins ${guid}`
  applying.report(key, { text: `Adding an admin to ${name}`, state: 'running' })

  const before = await client.connections.get(guid, applying.signal)
  if (!sameAdmins(before.admins, step.basis)) {
    const problem = changedSince(step, before.admins)
    applying.report(key, { text: problem.title, state: 'failed' })
    return { outcome: outcomeOf(step, 'failed', { problem }), connection: before }
  }
  const missing = usernames.filter((username) => !before.admins.users.includes(username))
  if (missing.length === 0) {
    applying.report(key, { text: `Already an admin of ${name}`, state: 'done' })
    return { outcome: outcomeOf(step, 'already', { verified: true }), connection: before }
  }

  const wanted = { ...before.admins, users: [...before.admins.users, ...missing] }
  let trouble: Problem | undefined
  try {
    await client.connections.writeAdmins(step.connection, wanted, applying.signal)
  } catch (thrown) {
    // A cut or stopped write may have arrived: only reading tells.
    const lost = thrown instanceof Cancelled || problemOf(thrown).kind === 'unknown-outcome'
    if (!lost && problemOf(thrown).kind === 'not-authenticated') throw thrown
    trouble = lost ? answerLost(name) : problemOf(thrown)
    if (!lost) {
      applying.report(key, { text: trouble.title, state: 'failed' })
      return { outcome: outcomeOf(step, 'failed', { problem: trouble }), connection: before }
    }
  }
  return readBack(workbench, step, wanted, trouble, applying)
}

async function readBack(
  workbench: Workbench,
  step: AddConnectionAdminsStep,
  wanted: Admins,
  trouble: Problem | undefined,
  { report }: Pick<Applying, 'report'>,
): Promise<{ outcome: Outcome; connection?: Connection }> {
  const { guid, name } = step.connection
  const key = `admins ${guid}`
  try {
    const connection = await workbench.client(step.by).connections.get(guid)
    const verified = sameAdmins(connection.admins, wanted)
    const state = verified ? 'done' : trouble === undefined ? 'failed' : 'unknown'
    const text = verified
      ? `Added to ${name} and read back`
      : `${name} does not read back as planned`
    report(key, { text, state: verified ? 'done' : 'failed' })
    const problem = verified ? undefined : (trouble ?? differs(step, connection.admins))
    return {
      outcome: outcomeOf(step, state, { verified, ...(problem && { problem }) }),
      connection,
    }
  } catch (thrown) {
    const problem = trouble ?? problemOf(thrown)
    report(key, { text: problem.title, state: 'failed' })
    const state = trouble === undefined ? 'done' : 'unknown'
    return { outcome: outcomeOf(step, state, { problem }) }
  }
}

function outcomeOf(
  { connection: { guid, name } }: AddConnectionAdminsStep,
  state: Outcome['state'],
  more: Partial<Outcome> = {},
): Outcome {
  return {
    object: { type: 'connection', id: guid, name },
    state,
    verified: false,
    effective: 'unknown',
    ...more,
  }
}

function changedSince({ connection, basis }: AddConnectionAdminsStep, now: Admins): Problem {
  const since = [
    ...now.users.filter((user) => !basis.users.includes(user)).map((user) => `${user} was added`),
    ...basis.users.filter((user) => !now.users.includes(user)).map((user) => `${user} was removed`),
  ]
  return {
    kind: 'conflict',
    code: 'changed-since',
    title: `The admins of ${connection.name} changed since you looked. Nothing was written.`,
    detail:
      since.length === 0 ? 'Its groups or roles are not what they were.' : `${since.join(', ')}.`,
    nextSteps: [{ text: 'Look at the new plan and decide again.' }],
  }
}

const answerLost = (name: string): Problem => ({
  kind: 'unknown-outcome',
  code: 'answer-lost',
  title: `Atlan’s answer to the change of ${name} was lost.`,
  detail: 'The change is not there at the moment; it may still arrive.',
  nextSteps: [{ text: 'Look again in a minute before you repeat it.' }],
})

const differs = ({ connection }: AddConnectionAdminsStep, now: Admins): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `The admins of ${connection.name} do not read back as planned.`,
  detail: `They are now: ${[...now.users, ...now.groups].join(', ') || 'nobody'}. Somebody else may have written at the same moment.`,
  nextSteps: [{ text: 'Compare with the plan, and grant again what is missing.' }],
})
