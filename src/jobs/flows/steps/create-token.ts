import { Cancelled } from '#src/domain/cancelled.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { CreateTokenStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { usernameOf } from '#src/domain/token.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import { type Destination, destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { withPersonaNames } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'

/** Same name before · create · read back · its personas’ names · two with its own secret. */
export const callsOfCreateToken = 6

export interface CreatedToken {
  readonly token: AtlanToken
  /** The new secret, in this run's memory. */
  readonly handle: CredentialHandle
  readonly deliveredTo: string
  readonly fingerprint: string
}

export interface TokenCreation {
  readonly outcome: Outcome
  /** Absent when no token exists, or none whose secret we hold. */
  readonly created?: CreatedToken
}

/**
 * Creates the token, hands its secret over and reads it back.
 *
 * The request is sent once and never repeated: when its answer is lost, what is there now is read
 * and told, and the outcome is `unknown`. A secret that cannot be handed over goes to another
 * place when somebody is there to name one; else the new token is removed again.
 */
export async function createToken(
  workbench: Workbench,
  step: CreateTokenStep,
  destination: Destination,
  applying: Applying,
): Promise<TokenCreation> {
  const client = workbench.client(step.by)
  const failed = (problem: Problem): TokenCreation => ({
    outcome: outcomeOf(step, 'failed', { problem }),
  })
  applying.report('create', { text: `Creating “${step.name}”`, state: 'running' })
  let place: Awaited<ReturnType<Workbench['openDestination']>>
  let namesakes: readonly string[]
  try {
    place = await workbench.openDestination(destination.text)
  } catch (thrown) {
    return failed(problemOf(thrown))
  }
  try {
    namesakes = (await client.tokens.byName(step.name, applying.signal)).map(({ id }) => id)
  } catch (thrown) {
    await place.abandon()
    if (thrown instanceof Cancelled) throw thrown
    return failed(problemOf(thrown))
  }

  let answer: { token: AtlanToken; secret: Secret }
  try {
    answer = await client.tokens.create(
      {
        name: step.name,
        description: step.description,
        personas: step.personas.map(({ qualifiedName }) => qualifiedName),
        lifetimeSeconds: step.lifetimeSeconds,
      },
      applying.signal,
    )
  } catch (thrown) {
    await place.abandon()
    if (isLost(thrown)) return lost(workbench, step, namesakes)
    return failed(problemOf(thrown))
  }

  applying.holdOn(`The secret of “${step.name}” was not handed over yet.`)
  applying.report('create', { text: `Created “${step.name}”`, state: 'done' })
  const handle = workbench.secrets.keep(answer.secret, {
    origin: client.origin,
    username: usernameOf(answer.token),
    source: 'new token',
  })
  try {
    const deliveredTo = await handOver(workbench, step, answer.secret, place, applying)
    const created = { handle, deliveredTo, fingerprint: answer.secret.fingerprint }
    return await readBack(workbench, step, answer.token, created, applying)
  } catch (thrown) {
    return await takeBack(workbench, step, answer.token, problemOf(thrown))
  } finally {
    applying.holdOn(undefined)
  }
}

async function handOver(
  workbench: Workbench,
  step: CreateTokenStep,
  secret: Secret,
  opened: Awaited<ReturnType<Workbench['openDestination']>>,
  applying: Applying,
): Promise<string> {
  let place = opened
  for (;;) {
    try {
      applying.report('secret', { text: `Handing its secret over: ${place.say}`, state: 'running' })
      await place.deliver(secret)
      applying.report('secret', { text: `Its secret went ${place.say}`, state: 'done' })
      return place.text
    } catch (thrown) {
      applying.report('secret', { text: problemOf(thrown).title, state: 'failed' })
      const question = destinationQuestion(workbench, step.name)
      const next = await applying.need<Destination>(question, thrown)
      place = await workbench.openDestination(next.text)
    }
  }
}

/** Reads the token as the tenant lists it, and tries its own secret. */
async function readBack(
  workbench: Workbench,
  step: CreateTokenStep,
  token: AtlanToken,
  created: Omit<CreatedToken, 'token'>,
  applying: Applying,
): Promise<TokenCreation> {
  const client = workbench.client(step.by)
  applying.report('read back', { text: 'Reading it back', state: 'running' })
  try {
    const stored = await client.tokens.get(token.id, applying.signal)
    if (stored === undefined) throw new ProblemError(vanished(step.name))
    const [named = stored] = await withPersonaNames(client, [stored], applying.signal)
    const verified = isAsPlanned(step, named)
    const { identity } = await workbench.client(created.handle).identity.whoAmI(applying.signal)
    const effective = identity.username === usernameOf(named) ? 'yes' : 'no'
    applying.report('read back', {
      text: verified ? 'Read back: it is as planned' : 'Read back: it differs from the plan',
      state: verified ? 'done' : 'failed',
    })
    const outcome = outcomeOf(step, 'done', { id: token.id, verified, effective })
    return { outcome, created: { ...created, token: named } }
  } catch (thrown) {
    // It exists and its secret is safe: whatever failed now does not undo that.
    const problem = problemOf(thrown)
    applying.report('read back', { text: problem.title, state: 'failed' })
    const outcome = outcomeOf(step, 'done', {
      id: token.id,
      ...(thrown instanceof Cancelled ? {} : { problem }),
    })
    return { outcome, created: { ...created, token: { ...token, personas: step.personas } } }
  }
}

function isAsPlanned(step: CreateTokenStep, token: AtlanToken): boolean {
  const linked = token.personas.map(({ qualifiedName }) => qualifiedName).sort()
  const planned = step.personas.map(({ qualifiedName }) => qualifiedName).sort()
  return (
    token.name === step.name &&
    token.description === step.description &&
    token.lifetimeSeconds === step.lifetimeSeconds &&
    linked.join('\n') === planned.join('\n')
  )
}

/** The secret has nowhere to go: a token that nobody can use is not left behind. */
async function takeBack(
  workbench: Workbench,
  step: CreateTokenStep,
  token: AtlanToken,
  problem: Problem,
): Promise<TokenCreation> {
  const client = workbench.client(step.by)
  try {
    await client.tokens.remove(token.id)
    const detail = 'Its secret could not be handed over, so the new token was deleted again.'
    return { outcome: outcomeOf(step, 'failed', { problem: { ...problem, detail } }) }
  } catch {
    const detail = `Its secret could not be handed over. The token ${token.id} exists without it and could not be deleted: delete it in Atlan.`
    return { outcome: outcomeOf(step, 'failed', { id: token.id, problem: { ...problem, detail } }) }
  }
}

const isLost = (thrown: unknown): boolean =>
  thrown instanceof Cancelled ||
  (thrown instanceof ProblemError && thrown.problem.kind === 'unknown-outcome')

/** Finds out by reading what became of a creation whose answer was lost. */
async function lost(
  workbench: Workbench,
  step: CreateTokenStep,
  namesakes: readonly string[],
): Promise<TokenCreation> {
  const told = await lookForIt(workbench, step, namesakes)
  const problem: Problem = {
    kind: 'unknown-outcome',
    code: 'answer-lost',
    title: `Atlan’s answer to creating “${step.name}” was lost.`,
    detail: told.detail,
    nextSteps: [{ text: told.next, command: `tokenbench token show ${told.id ?? step.name}` }],
  }
  return { outcome: outcomeOf(step, 'unknown', { id: told.id, problem }) }
}

async function lookForIt(
  workbench: Workbench,
  step: CreateTokenStep,
  namesakes: readonly string[],
): Promise<{ id: string | null; detail: string; next: string }> {
  const unclear = {
    id: null,
    detail: 'Whether the token exists could not be found out.',
    next: 'Look for it before you create another.',
  }
  try {
    const now = await workbench.client(step.by).tokens.byName(step.name)
    const fresh = now.filter(
      ({ id, lifetimeSeconds }) =>
        !namesakes.includes(id) && lifetimeSeconds === step.lifetimeSeconds,
    )
    const [only, another] = fresh
    if (only === undefined)
      return { ...unclear, detail: 'No new token of that name is there at the moment.' }
    if (another !== undefined)
      return {
        ...unclear,
        detail: `${fresh.length} new tokens of that name and lifetime are there.`,
      }
    return {
      id: only.id,
      detail: `A token of that name and lifetime is there that was not there before (${only.id}). Its secret is lost.`,
      next: 'Delete it in Atlan, then create it again.',
    }
  } catch {
    return unclear
  }
}

const vanished = (name: string): Problem => ({
  kind: 'failed',
  code: 'token-vanished',
  title: `“${name}” was created, but Atlan does not list it.`,
  nextSteps: [{ text: 'Look again in a minute.', command: `tokenbench token show ${name}` }],
})

function outcomeOf(
  step: CreateTokenStep,
  state: Outcome['state'],
  more: Partial<Pick<Outcome, 'verified' | 'effective' | 'problem'>> & { id?: string | null } = {},
): Outcome {
  const { id = null, ...rest } = more
  return {
    object: { type: 'token', id, name: step.name },
    state,
    verified: false,
    effective: 'unknown',
    ...rest,
  }
}
