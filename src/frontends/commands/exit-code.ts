import type { Outcome } from '#src/domain/plan.ts'
import type { ProblemKind } from '#src/domain/problem.ts'

export const exitOk = 0
/** Found what was looked for: some tokens expire. */
export const exitFound = 10
export const exitInterrupted = 130
const exitUnknownOutcome = 7

const exitCodes: Readonly<Record<ProblemKind, number>> = {
  failed: 1,
  usage: 2,
  'not-found': 3,
  'not-authenticated': 4,
  refused: 5,
  conflict: 6,
  'unknown-outcome': exitUnknownOutcome,
  'not-permitted': 8,
  unreachable: 9,
}

/** What the codes mean, as the help says it. */
export const exitMeanings: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'failed',
  2: 'the words are wrong',
  3: 'not found',
  4: 'not signed in, or the credential has expired',
  5: 'refused: read-only, not confirmed, or no safe place for a secret',
  6: 'conflict: changed meanwhile, or several bear the name',
  7: 'outcome unknown: an answer was lost',
  8: 'not permitted',
  9: 'the tenant cannot be reached',
  10: 'found what was looked for',
  130: 'interrupted',
}

export const exitCodeOf = (kind: ProblemKind): number => exitCodes[kind]

/**
 * For several objects: interrupted, else unknown, else the worst failure's code. Codes are no
 * ranking, so the worst failure is the first one: what stopped the others.
 */
export function exitCodeOfOutcomes(outcomes: readonly Outcome[], interrupted: boolean): number {
  if (interrupted) return exitInterrupted
  if (outcomes.some(({ state }) => state === 'unknown')) return exitUnknownOutcome
  const failed = outcomes.find(({ state }) => state === 'failed')
  if (failed === undefined) return exitOk
  return exitCodeOf(failed.problem?.kind ?? 'failed')
}
