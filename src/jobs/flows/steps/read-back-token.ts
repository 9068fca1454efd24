import { Cancelled } from '#src/domain/cancelled.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import type { CreateTokenStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import type { Workbench } from '#src/workbench.ts'
import { type CreatedToken, creationOutcome, type TokenCreation } from './token-creation.ts'

/**
 * Reads a new token as the tenant lists it, and tries its own secret. It exists and its secret is
 * safe: whatever fails here is told, and does not undo that.
 */
export async function readBackToken(
  workbench: Workbench,
  step: CreateTokenStep,
  made: CreatedToken,
  applying: Pick<Applying, 'signal' | 'report'>,
): Promise<TokenCreation> {
  const { report } = applying
  report('read back', { text: 'Reading it back', state: 'running' })
  const stored = await readStored(workbench, step, made, applying.signal)
  const tried = await tryOwnSecret(workbench, made, applying.signal)
  const problem = stored.problem ?? tried.problem
  report('read back', {
    text: problem?.title ?? (stored.verified ? 'Read back: it is as planned' : 'Not read back'),
    state: stored.verified && problem === undefined ? 'done' : 'failed',
  })
  const { token, verified } = stored
  return {
    created: { ...made, token },
    outcome: creationOutcome(step, 'done', {
      id: made.token.id,
      verified,
      effective: tried.effective,
      ...(problem === undefined ? {} : { problem }),
    }),
  }
}

interface Stored {
  readonly token: AtlanToken
  readonly verified: boolean
  readonly problem?: Problem
}

async function readStored(
  workbench: Workbench,
  step: CreateTokenStep,
  { token }: CreatedToken,
  signal: AbortSignal,
): Promise<Stored> {
  try {
    const stored = await workbench.client(step.by).tokens.get(token.id, signal)
    if (stored === undefined) throw new ProblemError(vanished(step.name, token.id))
    const named = withNames(stored, step.personas)
    const different = differences(step, named)
    if (different.length === 0) return { token: named, verified: true }
    return { token: named, verified: false, problem: notAsPlanned(step.name, different) }
  } catch (thrown) {
    const planned = { ...token, personas: step.personas }
    return { token: planned, verified: false, ...problemUnlessStopped(thrown) }
  }
}

/** A token reads back with the qualified names of its personas only; the plan has their names. */
function withNames(token: AtlanToken, planned: readonly PersonaRef[]): AtlanToken {
  const names = new Map(planned.map(({ qualifiedName, name }) => [qualifiedName, name]))
  const personas = token.personas.map(({ qualifiedName }) => ({
    qualifiedName,
    name: names.get(qualifiedName) ?? qualifiedName,
  }))
  return { ...token, personas }
}

export interface Tried {
  readonly effective: Outcome['effective']
  readonly problem?: Problem
}

/** Whether the tenant knows its secret as this very token. */
export async function tryOwnSecret(
  workbench: Workbench,
  { handle, token }: Pick<CreatedToken, 'handle' | 'token'>,
  signal: AbortSignal,
): Promise<Tried> {
  try {
    const { identity } = await workbench.client(handle).identity.whoAmI(signal)
    return { effective: identity.username === usernameOf(token) ? 'yes' : 'no' }
  } catch (thrown) {
    const stopped = problemUnlessStopped(thrown)
    const refused = stopped.problem?.kind === 'not-authenticated'
    return { effective: refused ? 'no' : 'unknown', ...stopped }
  }
}

const problemUnlessStopped = (thrown: unknown): { problem?: Problem } =>
  thrown instanceof Cancelled ? {} : { problem: problemOf(thrown) }

/** The fields in which a token is not what was planned, as a person names them. */
function differences(step: CreateTokenStep, token: AtlanToken): string[] {
  const personas = (of: Pick<AtlanToken, 'personas'>): string =>
    JSON.stringify(of.personas.map(({ qualifiedName }) => qualifiedName).sort())
  const fields: readonly (readonly [string, boolean])[] = [
    ['name', token.name === step.name],
    ['description', token.description === step.description],
    ['lifetime', token.lifetimeSeconds === step.lifetimeSeconds],
    ['personas', personas(token) === personas(step)],
  ]
  return fields.flatMap(([field, same]) => (same ? [] : [field]))
}

const notAsPlanned = (name: string, fields: readonly string[]): Problem => ({
  kind: 'conflict',
  code: 'not-as-planned',
  title: `“${name}” was created, but does not read back as planned: ${fields.join(', ')}.`,
  nextSteps: [{ text: 'Look at the token, and mend or delete it in Atlan.' }],
})

const vanished = (name: string, id: string): Problem => ({
  kind: 'failed',
  code: 'token-vanished',
  title: `“${name}” was created, but Atlan does not list it.`,
  nextSteps: [
    { text: 'Look again in a minute.', command: shellCommand(['tokenbench', 'token', 'show', id]) },
  ],
})
