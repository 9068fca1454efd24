import { Cancelled } from '#src/domain/cancelled.ts'
import type { CreateTokenStep } from '#src/domain/plan.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Workbench } from '#src/workbench.ts'
import {
  type Delivery,
  deliverSecret,
  type OpenPlace,
  takeBack,
  vaultNameOf,
} from './deliver-secret.ts'
import { lostCreation } from './lost-creation.ts'
import { readBackToken } from './read-back-token.ts'
import { creationOutcome, type TokenCreation } from './token-creation.ts'

/** Same name before · create · read back · two with its own secret. A namesake costs one more. */
export const callsOfCreateToken = 5

/**
 * Creates the token, hands its secret over and reads it back.
 *
 * The request is sent once and never repeated: when its answer is lost, what is there now is read
 * and told, and the outcome is `unknown`. A secret that cannot be handed over goes to another
 * place when somebody is there to name one; else the new token is removed again.
 *
 * @throws ProblemError or Cancelled while nothing was created yet
 */
export async function createToken(
  workbench: Workbench,
  step: CreateTokenStep,
  destination: Destination,
  applying: Writing,
): Promise<TokenCreation> {
  const { origin } = workbench.client(step.by)
  applying.report('create', { text: `Creating “${step.name}”`, state: 'running' })
  const { kept } = destination
  const place = await workbench.openDestination(destination.text, kept)
  const sent = await send(workbench, step, applying, place)
  if ('outcome' in sent) return sent

  applying.holdOn(`The secret of “${step.name}” was not handed over yet.`)
  applying.report('create', { text: `Created “${step.name}”`, state: 'done' })
  const { token, secret } = sent
  const handle = workbench.secrets.keep(secret, {
    origin,
    username: usernameOf(token),
    source: 'new token',
  })
  let delivery: Delivery
  try {
    const opened = { place, whose: vaultNameOf(origin, token) }
    delivery = await deliverSecret(workbench, step, secret, opened, destination, applying)
  } catch (thrown) {
    workbench.secrets.drop(handle)
    return await takeBack(
      { id: token.id, name: step.name },
      () => removeAgain(workbench, step, token, applying),
      thrown,
    )
  } finally {
    applying.holdOn(undefined)
  }
  const { fingerprint } = secret
  const { to: deliveredTo, problem } = delivery
  const made = { token, handle, deliveredTo, fingerprint }
  const creation = await readBackToken(workbench, step, made, applying)
  if (problem === undefined) return creation
  return { ...creation, outcome: { ...creation.outcome, state: 'failed', problem } }
}

function removeAgain(
  workbench: Workbench,
  { by, name, description, personas: linked }: CreateTokenStep,
  { id }: AtlanToken,
  { journal }: Pick<Writing, 'journal'>,
): Promise<void> {
  const personas = linked.map(({ qualifiedName }) => qualifiedName)
  const before = { name, description, personas }
  const noted = { kind: 'delete-token', token: { id, name }, before } as const
  return journal.send([noted], () => workbench.client(by).tokens.remove(id))
}

/** Sends the creation once. The place is given up unless there is a secret to put into it. */
async function send(
  workbench: Workbench,
  step: CreateTokenStep,
  { signal, report, journal }: Writing,
  place: OpenPlace,
): Promise<{ token: AtlanToken; secret: Secret } | TokenCreation> {
  const { tokens } = workbench.client(step.by)
  let namesakes: readonly string[] | undefined
  try {
    namesakes = (await tokens.byName(step.name, signal)).map(({ id }) => id)
    const content = {
      name: step.name,
      description: step.description,
      personas: step.personas.map(({ qualifiedName }) => qualifiedName),
      lifetimeSeconds: step.lifetimeSeconds,
    }
    const creator = workbench.secrets.get(step.by)?.username
    const known = creator === undefined ? {} : { creator }
    const noted = { kind: 'create-token', ...content, namesakes, ...known } as const
    return await journal.send([noted], () => tokens.create(content, signal))
  } catch (thrown) {
    await place.abandon()
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || namesakes === undefined) throw thrown
    const problem = problemOf(thrown)
    report('create', { text: problem.title, state: 'failed' })
    if (problem.kind === 'unknown-outcome') return lostCreation(workbench, step, namesakes, problem)
    return { outcome: creationOutcome(step, 'failed', { problem }) }
  }
}
