import type { CreateAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import { creationOutcome } from '#src/jobs/flows/steps/token-creation.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomCreation, CreatedAxiom } from './axiom-creation.ts'

/**
 * Reads a new token as Axiom shows it, and tries its own secret. It exists and its secret is safe:
 * whatever fails here is told, and does not undo that.
 */
export async function readBackAxiomToken(
  workbench: Workbench,
  step: CreateAxiomTokenStep | RegenerateAxiomTokenStep,
  made: CreatedAxiom,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<AxiomCreation> {
  report('read back', { text: 'Reading it back', state: 'running' })
  const stored = await readStored(workbench, step, made, signal)
  const effective = await isAlive(workbench, made, signal)
  const problem =
    stored.problem ?? (effective === 'no' ? notAccepted(step.content.name) : undefined)
  report('read back', {
    text: problem?.title ?? (stored.verified ? 'Read back: it is as planned' : 'Not read back'),
    state: stored.verified && problem === undefined ? 'done' : 'failed',
  })
  const { token, verified } = stored
  return {
    created: { ...made, token },
    outcome: creationOutcome(step.content, 'done', {
      id: made.token.id,
      verified,
      effective,
      ...(problem === undefined ? {} : { problem }),
    }),
  }
}

interface Stored {
  readonly token: CreatedAxiom['token']
  readonly verified: boolean
  readonly problem?: Problem
}

async function readStored(
  workbench: Workbench,
  step: CreateAxiomTokenStep | RegenerateAxiomTokenStep,
  { token: { id }, token: made }: CreatedAxiom,
  signal: AbortSignal,
): Promise<Stored> {
  try {
    const token = await axiomOf(workbench, { handle: step.by, ...step }).tokens.get(id, signal)
    const different = axiomContentDifferences(step.content, token)
    if (different.length === 0) return { token, verified: true }
    return { token, verified: false, problem: notAsPlanned(step.content.name, different) }
  } catch (thrown) {
    const stopped = thrown instanceof Cancelled
    return { token: made, verified: false, ...(stopped ? {} : { problem: problemOf(thrown) }) }
  }
}

/**
 * Tries a token's own secret with the one read that needs no capability. A refusal for want of one
 * is no proof of life (see `verifyAxiom`), so that stays unknown.
 */
export async function isAlive(
  workbench: Workbench,
  { handle }: Pick<CreatedAxiom, 'handle'>,
  signal?: AbortSignal,
): Promise<Outcome['effective']> {
  try {
    await workbench.axiom(handle).datasets.list(signal)
    return 'yes'
  } catch (thrown) {
    if (thrown instanceof Cancelled) return 'unknown'
    return problemOf(thrown).kind === 'not-authenticated' ? 'no' : 'unknown'
  }
}

const notAsPlanned = (name: string, fields: readonly string[]): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `“${name}” was created, but does not read back as planned: ${fields.join(', ')}.`,
  nextSteps: [{ text: 'Look at the token, and delete it when it is not what you want.' }],
})

const notAccepted = (name: string): Problem => ({
  kind: 'failed',
  code: 'secret-not-accepted',
  title: `“${name}” was created, but Axiom does not accept its secret.`,
  nextSteps: [{ text: 'Try it again in a minute, or delete the token and make another.' }],
})
