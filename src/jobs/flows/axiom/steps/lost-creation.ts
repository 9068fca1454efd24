import type { CreateAxiomTokenStep, RegenerateAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import { sayDate } from '#src/domain/duration.ts'
import type { Problem } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { creationOutcome } from '#src/jobs/flows/steps/token-creation.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomCreation } from './axiom-creation.ts'

type MakingStep = CreateAxiomTokenStep | RegenerateAxiomTokenStep

/**
 * Finds out by reading what became of a creation whose answer was lost, and tells it. The outcome
 * stays `unknown`: what is not there yet may still come, and a secret is never shown again.
 *
 * @param before ids of all tokens that were there before the request went out
 * @param problem how the answer was lost
 */
export async function lostAxiomCreation(
  workbench: Workbench,
  step: MakingStep,
  before: readonly string[],
  problem: Problem,
): Promise<AxiomCreation> {
  const { id, told, next } = await lookForIt(workbench, step, before)
  const look = id === null ? ['list', '--filter', step.content.name] : ['show', id]
  return {
    outcome: creationOutcome(step.content, 'unknown', {
      id,
      problem: {
        ...problem,
        detail: [problem.detail, told].filter((text) => text !== undefined).join(' '),
        nextSteps: [{ text: next, command: shellCommand(['tokenbench', 'token', ...look]) }],
      },
    }),
  }
}

interface Found {
  /** Of the one token that can be it. */
  readonly id: string | null
  readonly told: string
  readonly next: string
}

async function lookForIt(
  workbench: Workbench,
  step: MakingStep,
  before: readonly string[],
): Promise<Found> {
  const unclear = (told: string): Found => ({
    id: null,
    told,
    next: 'Look for it before you make another.',
  })
  try {
    // Without the signal: whoever stopped the creation needs the answer all the more.
    const now = await axiomOf(workbench, { handle: step.by, ...step }).tokens.list()
    const old = step.kind === 'regenerate-axiom-token' ? ` ${sayOld(step, now)}` : ''
    const fresh = now.filter(
      (token) =>
        !before.includes(token.id) && axiomContentDifferences(token, step.content).length === 0,
    )
    const [only, another] = fresh
    if (only === undefined) return unclear(`No new token like it is there at the moment.${old}`)
    if (another !== undefined) return unclear(`${fresh.length} new tokens like it are there.${old}`)
    return {
      id: only.id,
      told: `A token like it is there that was not there before (${only.id}). Its secret is lost.${old}`,
      next: 'Delete it, then do it again.',
    }
  } catch {
    return unclear('Whether the token exists could not be found out.')
  }
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
