import type { Outcome } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { creationOutcome } from './token-creation.ts'

/** What is there now that a lost request may have made. */
export interface Fresh {
  /** Those that were not there before and have all that was asked for. */
  readonly tokens: readonly { readonly id: string }[]
  /** What else is to be told, a sentence. */
  readonly besides?: string | undefined
}

/**
 * Finds out by reading what became of a creation whose answer was lost, and tells it. The outcome
 * stays `unknown`: what is not there yet may still come, and a secret is never shown again.
 *
 * @param problem how the answer was lost
 */
export async function lostCreation(
  name: string,
  look: () => Promise<Fresh>,
  problem: Problem,
): Promise<Outcome> {
  const { id, told, next } = await lookForIt(look)
  const ask = id === null ? ['list', '--filter', name] : ['show', id]
  return creationOutcome({ name }, 'unknown', {
    id,
    problem: {
      ...problem,
      detail: sentences(problem.detail, told),
      nextSteps: [{ text: next, command: shellCommand(['tokenbench', 'token', ...ask]) }],
    },
  })
}

interface Found {
  /** Of the one token that can be it. */
  readonly id: string | null
  readonly told: string
  readonly next: string
}

async function lookForIt(look: () => Promise<Fresh>): Promise<Found> {
  const unclear = (told: string): Found => ({
    id: null,
    told,
    next: 'Look for it before you create another; in a minute tokenbench doubts can settle it.',
  })
  try {
    const { tokens, besides } = await look()
    const [only, another] = tokens
    if (only === undefined)
      return unclear(sentences('No new token like it is there at the moment.', besides))
    if (another !== undefined)
      return unclear(sentences(`${tokens.length} new tokens like it are there.`, besides))
    return {
      id: only.id,
      told: sentences(
        `A token like it is there that was not there before (${only.id}). Its secret is lost.`,
        besides,
      ),
      next: 'Look at it; tokenbench doubts keeps it as it is, deletes it or makes it anew.',
    }
  } catch {
    return unclear('Whether the token exists could not be found out.')
  }
}

const sentences = (...said: readonly (string | undefined)[]): string =>
  said.filter((one) => one !== undefined).join(' ')
