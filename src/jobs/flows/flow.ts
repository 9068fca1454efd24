import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import type { PlanJournal } from '#src/local/journal/journal.ts'
import type { Ending, Report, Situation } from './asker.ts'
import type { AnyQuestion, Question } from './question.ts'

/** What a flow may use while it writes. */
export interface Applying {
  readonly signal: AbortSignal
  readonly report: Report
  /** Whether somebody is there to be asked. */
  readonly attended: boolean
  /** Asks for something in the middle: a bearer that ran out, another place for a secret. */
  need<Value>(question: AnyQuestion, problem?: unknown): Promise<Value>
  /** Says that leaving now would lose something, or (undefined) that it no longer would. */
  holdOn(reason: string | undefined): void
}

/** What a step may use while it writes: every request that writes goes through the journal. */
export interface Writing extends Applying {
  readonly journal: PlanJournal
}

/**
 * One job, as data and pure steps: questions → plan → apply → end. It knows neither who asks nor
 * how the answers came. `Answers` lists the values of all questions by key.
 */
export interface Flow<Answers, Result> {
  readonly name: string
  /** Titles of the steps, in order; each question names the one that it belongs to. */
  readonly steps: readonly string[]
  /** Those of the steps that never ask: the review, the end. */
  readonly closing?: readonly string[]
  /** The questions that apply, given the answers so far; the first without an answer is asked. */
  questions(answers: Partial<Answers>): readonly Question<Answers>[]
  /** Where we are and as whom, as far as the answers say. */
  situation(answers: Partial<Answers>): Omit<Situation, 'flow' | 'steps'>
  /** Reads what is there and says what would change. Writes nothing. */
  plan(answers: Answers, signal: AbortSignal, report: Report): Promise<Plan>
  /**
   * Carries the plan out. Problems of single objects are outcomes, not exceptions.
   * @throws ProblemError or Cancelled only while nothing was written yet
   */
  apply(plan: Plan, answers: Answers, applying: Applying): Promise<Result>
  /** What is shown at the end; absent for flows that only commands run. */
  end?(result: Result, answers: Answers): Omit<Ending, 'situation' | 'commands'>
}

/** Credentials by the part they play in a flow. */
export interface Credentials {
  /** Creates tokens and lists what there is. */
  readonly signIn: CredentialHandle
  /** A person's bearer, or that of a token which already administers: adds admins. */
  readonly granter?: CredentialHandle
}
