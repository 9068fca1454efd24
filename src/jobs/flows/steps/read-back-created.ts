import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Product } from '#src/jobs/flows/questions/destination.ts'
import { type Created, type Creation, creationOutcome } from './token-creation.ts'

/** How a product shows a new token, and lets its own secret be tried. */
export interface ReadingBack<Token> {
  readonly product: Product
  /** As it is planned. */
  readonly name: string
  /** As the tenant shows it; undefined when it does not. */
  read(id: string, signal: AbortSignal): Promise<Token | undefined>
  /** The fields in which it is not as planned, as a person names them. */
  differences(token: Token): readonly string[]
  /** Whether the tenant knows its secret as this very token's. */
  tryOwnSecret(created: Created<Token>, signal: AbortSignal): Promise<Tried>
}

export interface Tried {
  readonly effective: Outcome['effective']
  readonly problem?: Problem
}

/**
 * Reads a new token as the tenant shows it, and tries its own secret. It exists and its secret is
 * safe: whatever fails here is told, and does not undo that.
 */
export async function readBackCreated<Token extends { readonly id: string }>(
  its: ReadingBack<Token>,
  created: Created<Token>,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Creation<Token>> {
  report('read back', { text: 'Reading it back', state: 'running' })
  const stored = await readStored(its, created.token, signal)
  const tried = await its.tryOwnSecret(created, signal)
  const problem = stored.problem ?? tried.problem
  const { token, verified } = stored
  report('read back', {
    text: problem?.title ?? (verified ? 'Read back: it is as planned' : 'Not read back'),
    state: verified && problem === undefined ? 'done' : 'failed',
  })
  return {
    created: { ...created, token },
    outcome: creationOutcome(its, 'done', {
      id: created.token.id,
      verified,
      effective: tried.effective,
      ...(problem === undefined ? {} : { problem }),
    }),
  }
}

interface Stored<Token> {
  readonly token: Token
  readonly verified: boolean
  readonly problem?: Problem
}

async function readStored<Token extends { readonly id: string }>(
  its: ReadingBack<Token>,
  made: Token,
  signal: AbortSignal,
): Promise<Stored<Token>> {
  try {
    const token = await its.read(made.id, signal)
    if (token === undefined) throw new ProblemError(vanished(its, made))
    const different = its.differences(token)
    if (different.length === 0) return { token, verified: true }
    return { token, verified: false, problem: notAsPlanned(its, made, different) }
  } catch (thrown) {
    return { token: made, verified: false, ...problemUnlessStopped(thrown) }
  }
}

/** Stopping is no trouble: it only leaves something untold. */
export const problemUnlessStopped = (thrown: unknown): { problem?: Problem } =>
  thrown instanceof Cancelled ? {} : { problem: problemOf(thrown) }

type Named = Pick<ReadingBack<never>, 'name' | 'product'>

const notAsPlanned = (
  { name }: Named,
  { id }: { readonly id: string },
  fields: readonly string[],
): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `“${name}” was created, but does not read back as planned: ${fields.join(', ')}.`,
  nextSteps: [
    {
      text: 'Look at it, and delete it when it is not what you want.',
      command: shellCommand(['tokenbench', 'token', 'show', id]),
    },
  ],
})

const vanished = ({ name, product }: Named, { id }: { readonly id: string }): Problem => ({
  kind: 'failed',
  code: 'token-vanished',
  title: `“${name}” was created, but ${product} does not show it.`,
  nextSteps: [
    { text: 'Look again in a minute.', command: shellCommand(['tokenbench', 'token', 'show', id]) },
  ],
})
