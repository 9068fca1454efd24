import type { CreateTokenStep } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Workbench } from '#src/workbench.ts'
import { creationOutcome, type TokenCreation } from './token-creation.ts'

/**
 * Finds out by reading what became of a creation whose answer was lost, and tells it. The outcome
 * stays `unknown`: what is not there yet may still come, and a secret is never shown again.
 *
 * @param namesakes ids of the tokens that bore the name before the request went out
 * @param problem how the answer was lost
 */
export async function lostCreation(
  workbench: Workbench,
  step: CreateTokenStep,
  namesakes: readonly string[],
  problem: Problem,
): Promise<TokenCreation> {
  const { id, told, next } = await lookForIt(workbench, step, namesakes)
  return {
    outcome: creationOutcome(step, 'unknown', {
      id,
      problem: {
        ...problem,
        detail: problem.detail === undefined ? told : `${problem.detail} ${told}`,
        nextSteps: [{ text: next, command: commandToLook(step.name, id) }],
      },
    }),
  }
}

const commandToLook = (name: string, id: string | null): string =>
  shellCommand(
    id === null
      ? ['tokenbench', 'token', 'list', '--filter', name]
      : ['tokenbench', 'token', 'show', id],
  )

interface Found {
  /** Of the one token that can be it. */
  readonly id: string | null
  readonly told: string
  readonly next: string
}

async function lookForIt(
  workbench: Workbench,
  step: CreateTokenStep,
  namesakes: readonly string[],
): Promise<Found> {
  const unclear = (told: string): Found => ({
    id: null,
    told,
    next: 'Look for it before you create another.',
  })
  try {
    // Without the signal: whoever stopped the creation needs the answer all the more.
    const now = await workbench.client(step.by).tokens.byName(step.name)
    const fresh = now.filter(
      ({ id, lifetimeSeconds }) =>
        !namesakes.includes(id) && lifetimeSeconds === step.lifetimeSeconds,
    )
    const [only, another] = fresh
    if (only === undefined) return unclear('No new token of that name is there at the moment.')
    if (another !== undefined)
      return unclear(`${fresh.length} new tokens of that name and lifetime are there.`)
    return {
      id: only.id,
      told: `A token of that name and lifetime is there that was not there before (${only.id}). Its secret is lost.`,
      next: 'Look at it; tokenbench doubts keeps it as it is, deletes it or makes it anew.',
    }
  } catch {
    return unclear('Whether the token exists could not be found out.')
  }
}
