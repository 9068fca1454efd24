import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Write } from '#src/local/journal/write.ts'
import type { NewVaultEntry } from '#src/local/secrets/vault/vault-entry.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Delivery, deliverSecret, type OpenPlace, takeBack } from './deliver-secret.ts'
import { type Fresh, lostCreation } from './lost-creation.ts'
import { type ReadingBack, readBackCreated } from './read-back-created.ts'
import { type Creation, creationOutcome } from './token-creation.ts'

/** A token that is to be made, and how its product makes, shows and deletes it. */
export interface Making<Token, Before> extends ReadingBack<Token> {
  /** The tenant's. */
  readonly origin: string
  /** Reads what is there before the request goes out: by it, what is new is known afterwards. */
  before(signal: AbortSignal): Promise<Before>
  /** Why it is not sent after all; undefined when nothing is in the way. */
  inTheWay?(before: Before): Problem | undefined
  noted(before: Before): Write
  send(signal: AbortSignal): Promise<Made<Token>>
  /** A refusal, with what this product lets one do instead. */
  advise?(refusal: Problem): Problem
  /** Looks for what a request whose answer was lost has made. */
  fresh(before: Before): Promise<Fresh>
  /** What its secret is filed under. */
  vaultName(token: Token): NewVaultEntry
  readonly deletion: {
    noted(token: Token): Write
    send(token: Token): Promise<void>
  }
}

export interface Made<Token> {
  readonly token: Token
  readonly secret: Secret
}

/**
 * Makes a token, hands its secret over and reads it back.
 *
 * The request is sent once and never repeated: when its answer is lost, what is there now is read
 * and told, and the outcome is `unknown`. A secret that cannot be handed over goes to another
 * place when somebody is there to name one; else the new token is deleted again.
 *
 * @throws ProblemError or Cancelled while nothing was made yet
 */
export async function makeToken<Token extends { readonly id: string }, Before>(
  workbench: Workbench,
  making: Making<Token, Before>,
  destination: Destination,
  writing: Writing,
): Promise<Creation<Token>> {
  const { name, product, origin, deletion } = making
  const { report, holdOn, journal } = writing
  report('create', { text: `Creating “${name}”`, state: 'running' })
  const place = await workbench.openDestination(destination.text, destination.kept)
  const sent = await sendOnce(making, writing, place)
  if ('outcome' in sent) return sent

  holdOn(`The secret of “${name}” was not handed over yet.`)
  report('create', { text: `Created “${name}”`, state: 'done' })
  const { token, secret } = sent
  const whose = making.vaultName(token)
  const of = { origin, username: whose.identity, source: 'new token' }
  const handle = workbench.secrets.keep(secret, of)
  let delivery: Delivery
  try {
    const opened = { place, whose }
    delivery = await deliverSecret(workbench, making, secret, opened, destination, writing)
  } catch (thrown) {
    workbench.secrets.drop(handle)
    const remove = () => journal.send([deletion.noted(token)], () => deletion.send(token))
    return takeBack({ id: token.id, name, product }, remove, thrown)
  } finally {
    holdOn(undefined)
  }
  const { to: deliveredTo, problem } = delivery
  const created = { token, handle, deliveredTo, fingerprint: secret.fingerprint }
  const creation = await readBackCreated(making, created, writing)
  if (problem === undefined) return creation
  return { ...creation, outcome: { ...creation.outcome, state: 'failed', problem } }
}

/** The place is given up unless there is a secret to put into it. */
async function sendOnce<Token, Before>(
  making: Making<Token, Before>,
  { signal, report, journal }: Writing,
  place: OpenPlace,
): Promise<Made<Token> | Creation<Token>> {
  const untouched = (problem: Problem): Creation<Token> => ({
    outcome: creationOutcome(making, 'failed', { problem }),
    untouched: true,
  })
  let seen: { readonly before: Before } | undefined
  try {
    const before = await making.before(signal)
    seen = { before }
    const obstacle = making.inTheWay?.(before)
    if (obstacle !== undefined) {
      await place.abandon()
      return untouched(obstacle)
    }
    return await journal.send([making.noted(before)], () => making.send(signal))
  } catch (thrown) {
    await place.abandon()
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || seen === undefined) throw thrown
    const problem = problemOf(thrown)
    report('create', { text: problem.title, state: 'failed' })
    if (problem.kind !== 'unknown-outcome') return untouched(making.advise?.(problem) ?? problem)
    const { before } = seen
    return { outcome: await lostCreation(making.name, () => making.fresh(before), problem) }
  }
}
