import type { HttpReply } from '#src/clients/http/http.ts'
import { type NextStep, type Problem, problemOf } from '#src/domain/problem.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'
import type { TerminalFacts } from './terminal.ts'

/** In the order of the road from this machine to the tenant. */
export type CheckName =
  | 'state folder'
  | 'profile'
  | 'keyring'
  | 'terminal'
  | 'proxy'
  | 'name resolution'
  | 'connection'
  | 'TLS'
  | 'base URL'
  | 'clock'
  | 'rate limit'
  | 'credential'
  | 'sign-in'
  | 'organisation'

export interface Check {
  readonly name: CheckName
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped'
  /** One sentence. */
  readonly detail: string
  readonly nextSteps: readonly NextStep[]
}

export type Finding = Omit<Check, 'name'>

/** Whose road is looked at, and what earlier checks have learnt about it. */
export interface Patient {
  readonly workbench: Workbench
  readonly choice: { readonly profile?: string; readonly url?: string }
  readonly terminal: TerminalFacts
  readonly signal: AbortSignal
  target?: Target
  /** What the host said to a stranger. */
  answer?: HttpReply
}

/** The target, for checks that come after the profile's. */
export function targetOf({ target }: Patient): Target {
  if (target === undefined) throw new Error('the profile is checked first')
  return target
}

/** One check, and those without which it would only find the same once more. */
export interface Examination {
  readonly name: CheckName
  readonly after: readonly CheckName[]
  /** @throws ProblemError what it found, as a failure; Cancelled */
  examine(patient: Patient): Promise<Finding>
}

/** What a check found, with nothing to do about it. */
export const ok = (detail: string): Finding => ({ state: 'ok', detail, nextSteps: [] })

/** Not examined, and why. */
export const skipped = (detail: string): Finding => ({ state: 'skipped', detail, nextSteps: [] })

/** What works today and deserves a step. */
export const warning = (detail: string, ...nextSteps: readonly NextStep[]): Finding => ({
  state: 'warning',
  detail,
  nextSteps,
})

/** What does not work, with what mends it. */
export const failed = (detail: string, ...nextSteps: readonly NextStep[]): Finding => ({
  state: 'failed',
  detail,
  nextSteps,
})

/** A problem as what a check found. */
export const failedWith = (thrown: unknown): Finding => ofProblem(problemOf(thrown), 'failed')

export const ofProblem = (
  { title, detail, nextSteps }: Problem,
  state: Finding['state'],
): Finding => ({
  state,
  detail: detail === undefined ? title : `${title} ${detail}`,
  nextSteps,
})
