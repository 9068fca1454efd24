import type { CreatedAxiomToken } from '#src/clients/axiom/tokens.ts'
import type { CreateAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences, sayAxiomDifferences } from '#src/domain/axiom-token-content.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import {
  type Delivery,
  deliverSecret,
  type OpenPlace,
  takeBack,
} from '#src/jobs/flows/steps/deliver-secret.ts'
import { creationOutcome } from '#src/jobs/flows/steps/token-creation.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { CreateAxiomTokenWrite } from '#src/local/journal/write.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomCreation, axiomVaultName } from './axiom-creation.ts'
import { lostAxiomCreation } from './lost-creation.ts'
import { readBackAxiomToken } from './read-back.ts'

/** Those before it · make it · read back · one with its own secret. */
export const callsOfMaking = 4

type MakingStep = CreateAxiomTokenStep | RegenerateAxiomTokenStep

/**
 * Makes a token, new or out of an old one, hands its secret over and reads it back.
 *
 * The request is sent once and never repeated: when its answer is lost, what is there now is read
 * and told, and the outcome is `unknown`. A secret that cannot be handed over goes to another
 * place when somebody is there to name one; else the new token is removed again.
 *
 * @throws ProblemError or Cancelled while nothing was made yet
 */
export async function makeAxiomToken(
  workbench: Workbench,
  step: MakingStep,
  destination: Destination,
  writing: Writing,
): Promise<AxiomCreation> {
  const { name } = step.content
  const client = axiomOf(workbench, { handle: step.by, ...step })
  const { origin } = client
  writing.report('create', { text: `Creating “${name}”`, state: 'running' })
  const place = await workbench.openDestination(destination.text, destination.kept)
  const sent = await send(workbench, step, writing, place)
  if ('outcome' in sent) return sent

  writing.holdOn(`The secret of “${name}” was not handed over yet.`)
  writing.report('create', { text: `Created “${name}”`, state: 'done' })
  const { token, secret } = sent
  const handle = workbench.secrets.keep(secret, { origin, username: token.id, source: 'new token' })
  let delivery: Delivery
  try {
    const opened = { place, whose: axiomVaultName(origin, token) }
    delivery = await deliverSecret(workbench, { name }, secret, opened, destination, writing)
  } catch (thrown) {
    workbench.secrets.drop(handle)
    return takeBack(
      { id: token.id, name, product: 'Axiom' },
      () => client.tokens.remove(token.id),
      thrown,
    )
  } finally {
    writing.holdOn(undefined)
  }
  const { to: deliveredTo, problem } = delivery
  const made = { token, handle, deliveredTo, fingerprint: secret.fingerprint }
  const creation = await readBackAxiomToken(workbench, step, made, writing)
  if (problem === undefined) return creation
  return { ...creation, outcome: { ...creation.outcome, state: 'failed', problem } }
}

/** Sends the request once. The place is given up unless there is a secret to put into it. */
async function send(
  workbench: Workbench,
  step: MakingStep,
  { signal, report, journal }: Writing,
  place: OpenPlace,
): Promise<CreatedAxiomToken | AxiomCreation> {
  const { tokens } = axiomOf(workbench, { handle: step.by, ...step })
  const { name } = step.content
  let before: readonly AxiomToken[] | undefined
  try {
    before = await tokens.list(signal)
    const changed =
      step.kind === 'regenerate-axiom-token' ? changedSince(step.old, before) : undefined
    if (changed !== undefined) {
      await place.abandon()
      return { outcome: creationOutcome({ name }, 'failed', { problem: changed }), untouched: true }
    }
    return await journal.send([noted(step, before)], () =>
      step.kind === 'create-axiom-token'
        ? tokens.create(step.content, signal)
        : tokens.regenerate(step.old.id, regeneration(step), signal),
    )
  } catch (thrown) {
    await place.abandon()
    // The client throws Cancelled only while nothing is in doubt.
    if (thrown instanceof Cancelled || before === undefined) throw thrown
    const problem = problemOf(thrown)
    report('create', { text: problem.title, state: 'failed' })
    if (problem.kind === 'unknown-outcome')
      return lostAxiomCreation(
        workbench,
        step,
        before.map(({ id }) => id),
        problem,
      )
    const told = step.kind === 'create-axiom-token' ? problem : orTwin(problem, step)
    return { outcome: creationOutcome({ name }, 'failed', { problem: told }), untouched: true }
  }
}

const regeneration = ({ oldExpiresAt, changed, content }: RegenerateAxiomTokenStep) =>
  changed ? { oldExpiresAt, newToken: content } : { oldExpiresAt, newExpiresAt: content.expiresAt }

/** The vendor's console regenerates only tokens of its newer kind; which those are, no field says. */
function orTwin(problem: Problem, { old: { id } }: RegenerateAxiomTokenStep): Problem {
  if (problem.kind !== 'failed' && problem.kind !== 'usage' && problem.kind !== 'conflict')
    return problem
  const step = {
    text: 'Some older tokens cannot be regenerated: make a twin, and delete the old one after it.',
    command: shellCommand(['tokenbench', 'token', 'rotate', id, '--leaked']),
  }
  return { ...problem, nextSteps: [...problem.nextSteps, step] }
}

function changedSince(old: AxiomToken, now: readonly AxiomToken[]): Problem | undefined {
  const found = now.find(({ id }) => id === old.id)
  const fields = found === undefined ? ['it is gone'] : axiomContentDifferences(old, found)
  if (fields.length === 0) return undefined
  return {
    kind: 'conflict',
    code: 'changed-since',
    title: `The token “${old.name}” changed since you looked. Nothing was written.`,
    detail: sayAxiomDifferences(fields),
    nextSteps: [{ text: 'Look at the new plan and decide again.' }],
  }
}

const noted = (step: MakingStep, before: readonly AxiomToken[]): CreateAxiomTokenWrite => ({
  kind: 'create-axiom-token',
  content: step.content,
  before: before.map(({ id }) => id),
  ...(step.orgId === undefined ? {} : { orgId: step.orgId }),
  ...(step.kind === 'create-axiom-token'
    ? {}
    : { replaces: { id: step.old.id, name: step.old.name, endsAt: step.oldExpiresAt } }),
})
