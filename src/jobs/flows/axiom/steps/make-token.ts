import type { CreateAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import { sayDate } from '#src/domain/duration.ts'
import type { Problem } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { changedSinceSeen } from '#src/jobs/flows/changed-since.ts'
import type { Writing } from '#src/jobs/flows/flow.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import { type Making, makeToken } from '#src/jobs/flows/steps/make-token.ts'
import type { Creation } from '#src/jobs/flows/steps/token-creation.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'
import { isAlive } from './is-alive.ts'
import { readAxiomToken } from './read-token.ts'

/** Those before it · make it · read back · one with its own secret. */
export const callsOfMaking = 4

type MakingStep = CreateAxiomTokenStep | RegenerateAxiomTokenStep

/**
 * Makes a token on Axiom, new or out of an old one: see `makeToken`.
 *
 * @throws ProblemError or Cancelled while nothing was made yet
 */
export const makeAxiomToken = (
  workbench: Workbench,
  step: MakingStep,
  destination: Destination,
  writing: Writing,
): Promise<Creation<AxiomToken>> =>
  makeToken(workbench, making(workbench, step), destination, writing)

/** What is there before are all tokens: a name need not be unique. */
function making(workbench: Workbench, step: MakingStep): Making<AxiomToken, readonly AxiomToken[]> {
  const client = axiomOf(workbench, { handle: step.by, ...step })
  const { origin, tokens } = client
  const { content } = step
  const { name } = content
  const regenerating = step.kind === 'regenerate-axiom-token' ? step : undefined
  const orgId = step.orgId === undefined ? {} : { orgId: step.orgId }
  return {
    product: 'Axiom',
    name,
    origin,
    before: (signal) => tokens.list(signal),
    inTheWay: (before) =>
      regenerating === undefined ? undefined : changedSince(regenerating.old, before),
    noted: (before) => ({
      kind: 'create-axiom-token',
      content,
      before: before.map(({ id }) => id),
      ...orgId,
      ...(regenerating === undefined
        ? {}
        : {
            replaces: {
              id: regenerating.old.id,
              name: regenerating.old.name,
              endsAt: regenerating.oldExpiresAt,
            },
          }),
    }),
    send: (signal) =>
      regenerating === undefined
        ? tokens.create(content, signal)
        : tokens.regenerate(regenerating.old.id, regeneration(regenerating), signal),
    advise: (refusal) => (regenerating === undefined ? refusal : orTwin(refusal, regenerating)),
    async fresh(before) {
      // Without a signal: whoever stopped the creation needs the answer all the more.
      const now = await tokens.list()
      const isNew = (token: AxiomToken): boolean =>
        before.every(({ id }) => id !== token.id) &&
        axiomContentDifferences(token, content).length === 0
      const besides = regenerating === undefined ? undefined : sayOld(regenerating, now)
      return { tokens: now.filter(isNew), besides }
    },
    vaultName: (token) => ({
      origin,
      identity: token.id,
      purpose: 'token',
      kind: 'api-token',
      label: token.name,
    }),
    deletion: {
      noted: ({ id }) => ({ kind: 'delete-axiom-token', token: { id, name }, ...orgId }),
      send: ({ id }) => tokens.remove(id),
    },
    read: (id, signal) => readAxiomToken(client, id, signal),
    differences: (token) => axiomContentDifferences(content, token),
    async tryOwnSecret({ handle }, signal) {
      const effective = await isAlive(workbench.axiom(handle), signal)
      return effective === 'no' ? { effective, problem: notAccepted(name) } : { effective }
    },
  }
}

const regeneration = ({ oldExpiresAt, changed, content }: RegenerateAxiomTokenStep) =>
  changed ? { oldExpiresAt, newToken: content } : { oldExpiresAt, newExpiresAt: content.expiresAt }

function changedSince(old: AxiomToken, now: readonly AxiomToken[]): Problem | undefined {
  const found = now.find(({ id }) => id === old.id)
  const since = found === undefined ? ['it is gone'] : axiomContentDifferences(old, found)
  return since.length === 0 ? undefined : changedSinceSeen(`The token “${old.name}”`, since)
}

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

/** What the old token is now: its secret is the one that still works. */
function sayOld({ old }: RegenerateAxiomTokenStep, now: readonly AxiomToken[]): string {
  const left = now.find(({ id }) => id === old.id)
  if (left === undefined) return `The old token ${old.id} is gone.`
  const ends =
    left.expiresAt === null
      ? 'never ends'
      : `ends on ${sayDate(left.expiresAt)} (${left.expiresAt.toISOString()})`
  return `The old token ${old.id} is still there and ${ends}.`
}

const notAccepted = (name: string): Problem => ({
  kind: 'failed',
  code: 'secret-not-accepted',
  title: `“${name}” was created, but Axiom does not accept its secret.`,
  nextSteps: [{ text: 'Try it again in a minute, or delete the token and make another.' }],
})
