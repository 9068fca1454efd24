import { Cancelled } from '#src/domain/cancelled.ts'
import { type Admins, type Connection, sameAdmins } from '#src/domain/connection.ts'
import type { AddConnectionAdminsStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
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
  let lost: Problem | undefined
  try {
    await client.connections.writeAdmins(step.connection, wanted, applying.signal)
  } catch (thrown) {
    const problem = problemOf(thrown)
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || problem.kind === 'not-authenticated') throw thrown
    if (problem.kind !== 'unknown-outcome') {
      applying.report(key, { text: problem.title, state: 'failed' })
      return { outcome: outcomeOf(step, 'failed', { problem }), connection: before }
    }
    lost = problem
  }
  return readBack(workbench, step, { wanted, missing, lost }, applying)
}

interface Written {
  readonly wanted: Admins
  /** Those of `wanted` that were not there before. */
  readonly missing: readonly string[]
  /** How the answer to the write was lost, when it was: only reading tells what became of it. */
  readonly lost: Problem | undefined
}

/**
 * Reads the connection once more. Verified is the plan, not the silence of others: who was added
 * by somebody else in between does no harm, who is missing does.
 */
async function readBack(
  workbench: Workbench,
  step: AddConnectionAdminsStep,
  { wanted, missing, lost }: Written,
  { report }: Pick<Applying, 'report'>,
): Promise<{ outcome: Outcome; connection?: Connection }> {
  const { guid, name } = step.connection
  const key = `admins ${guid}`
  let connection: Connection
  try {
    // Without the signal: whoever stopped the write needs to know what became of it.
    connection = await workbench.client(step.by).connections.get(guid)
  } catch (thrown) {
    const problem = lost ?? problemOf(thrown)
    report(key, { text: problem.title, state: 'failed' })
    return { outcome: outcomeOf(step, lost === undefined ? 'done' : 'unknown', { problem }) }
  }
  const gone = absentees(wanted, connection.admins)
  if (gone.length === 0) {
    report(key, { text: `Added to ${name} and read back`, state: 'done' })
    return { outcome: outcomeOf(step, 'done', { verified: true }), connection }
  }
  report(key, { text: `${name} does not read back as planned`, state: 'failed' })
  const arrived = missing.every((username) => !gone.includes(username))
  if (lost !== undefined && !arrived) {
    const problem = notThereYet(lost)
    return { outcome: outcomeOf(step, 'unknown', { problem }), connection }
  }
  return { outcome: outcomeOf(step, 'failed', { problem: differs(step, gone) }), connection }
}

/** Everybody who is in the one list of admins and not in the other. */
function absentees(wanted: Admins, now: Admins): string[] {
  return [
    ...wanted.users.filter((user) => !now.users.includes(user)),
    ...wanted.groups.filter((group) => !now.groups.includes(group)).map((one) => `group ${one}`),
    ...wanted.roles.filter((role) => !now.roles.includes(role)).map((one) => `role ${one}`),
  ]
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

function notThereYet(lost: Problem): Problem {
  const told = 'The change is not there at the moment; it may still arrive.'
  return {
    ...lost,
    detail: lost.detail === undefined ? told : `${lost.detail} ${told}`,
    nextSteps: [{ text: 'Look again in a minute before you repeat it.' }],
  }
}

const differs = ({ connection }: AddConnectionAdminsStep, gone: readonly string[]): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `The admins of ${connection.name} do not read back as planned.`,
  detail: `Missing among them: ${gone.join(', ')}. Somebody else may have written at the same moment.`,
  nextSteps: [
    {
      text: 'Look who administers it now, and add who is missing.',
      command: shellCommand(['tokenbench', 'connection', 'show', connection.guid]),
    },
  ],
})
