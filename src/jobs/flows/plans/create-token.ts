import type { CredentialHandle } from '#src/domain/credential.ts'
import { longestAtlanLifetimeSeconds } from '#src/domain/expiry.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import type { PlanWarning } from '#src/domain/plan.ts'
import type { Destination } from '#src/jobs/flows/questions/destination.ts'
import type { Lifetime } from '#src/jobs/flows/questions/expiry.ts'
import { callsOfCreateToken } from '#src/jobs/flows/steps/create-token.ts'
import type { PlanPart } from './part.ts'

/** How later steps and the review mean the token before it exists. */
export const newToken = 'new-token'

export interface TokenAnswers {
  readonly name: string
  readonly description: string
  readonly expires: Lifetime
  readonly personas: readonly PersonaRef[]
  readonly destination: Destination
}

/** The creation of a token as a part of a plan. Nothing has to be read for it. */
export function planCreateToken(by: CredentialHandle, answers: TokenAnswers, now: Date): PlanPart {
  const { name, description, expires, personas, destination } = answers
  const object = { type: 'token' as const, id: null, ref: newToken, name }
  const lifetimeSeconds = unmistakable(expires.seconds, now)
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000)
  const linked = personas.map(({ qualifiedName }) => qualifiedName)
  const field = (field: string, after: unknown, added: readonly string[] = []) => ({
    object,
    field,
    before: null,
    after,
    added,
    removed: [],
  })
  return {
    changes: [
      field('name', name),
      field('description', description),
      field('expiresAt', expiresAt),
      { ...field('personas', linked, linked), before: [] },
      field('secret', destination.text),
    ],
    warnings: warningsOf(answers),
    steps: [
      {
        kind: 'create-token',
        ref: newToken,
        by,
        name,
        description,
        lifetimeSeconds,
        personas,
      },
    ],
    calls: callsOfCreateToken,
    // A token can be deleted, but its lifetime never be shortened.
    ...(isLongest(expires)
      ? { danger: 'irreversible' as const, typed: name }
      : { danger: 'reversible' as const }),
  }
}

/**
 * A lifetime that is some seconds shorter: by it the token is found, among others of its name, when
 * the answer to its creation is lost. What lives for less than an hour keeps every second, and so
 * does the longest life there is, which somebody typed.
 */
const unmistakable = (seconds: number, now: Date): number =>
  seconds <= 3600 || seconds === longestAtlanLifetimeSeconds
    ? seconds
    : seconds - 1 - (now.getTime() % 59)

function warningsOf({ expires, personas, name }: TokenAnswers): PlanWarning[] {
  const warnings: PlanWarning[] = []
  if (isLongest(expires))
    warnings.push({
      code: 'long-lived',
      text: `“${name}” will live for five years. If it leaks, it leaks for five years.`,
    })
  if (personas.length === 0)
    warnings.push({
      code: 'no-persona',
      text: `Without a persona, “${name}” reaches only connections that it creates or administers.`,
    })
  return warnings
}

const isLongest = ({ seconds }: Lifetime): boolean => seconds === longestAtlanLifetimeSeconds
