import type { Identity } from '#src/domain/identity.ts'
import type { Note } from '#src/domain/note.ts'
import type { Plan } from '#src/domain/plan.ts'
import type { Problem } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { AnyQuestion, Input } from './question.ts'

/** One entry of the list of steps at the side. */
export interface StepView {
  readonly title: string
  readonly state: 'done' | 'current' | 'ahead' | 'skipped'
  /** What was answered, in one short line. */
  readonly answer?: string
}

/** What stands above every question: where we are, as whom, and for how long. */
export interface Situation {
  readonly flow: string
  readonly steps: readonly StepView[]
  readonly tenant?: {
    readonly host: string
    readonly practice: boolean
    readonly profile?: string
    readonly production?: boolean
    readonly readOnly?: boolean
  }
  readonly identity?: Pick<Identity, 'username' | 'kind' | 'roles'>
  /** Somebody else sees this screen. */
  readonly sharing?: boolean
  /** When the person's bearer that this job holds runs out. */
  readonly bearerExpiresAt?: Date
}

/** A step of work that goes on while the person waits. */
export interface Progress {
  readonly text: string
  readonly state: 'running' | 'done' | 'failed' | 'waiting'
}

/** Lets a piece of work say how far it is. Replaces what was said before under the same key. */
export type Report = (key: string, progress: Progress) => void

/** The person wants to go one step back. */
export const back = Symbol('back')

export interface Asking {
  readonly question: AnyQuestion
  readonly situation: Situation
  /** There is nothing to go back to. */
  readonly isFirst?: true
  /** What was answered before, when the person came back to this question. */
  readonly previous?: Input
  /**
   * The answer that stands, in words, when its input is not kept (it held a secret):
   * an empty input keeps it.
   */
  readonly kept?: string
  /** Why the last input was not taken. */
  readonly problem?: Problem
}

/** The end of a flow: what there is to show and to keep. */
export interface Ending {
  readonly situation: Situation
  readonly ok: boolean
  /** Sentences, the most important first. */
  readonly sentences: readonly string[]
  /** Names and values: id, account, expiry. */
  readonly facts: readonly (readonly [string, string])[]
  readonly problems: readonly Problem[]
  /** The same without the wizard: one command line each. */
  readonly commands: readonly string[]
  /** What the person can do from here. */
  readonly actions: readonly {
    readonly key: string
    readonly label: string
    readonly value: string
  }[]
  /**
   * The secret of what was made. A full screen shows it for a moment when the person asks for it;
   * plain lines, whose text stays, never do.
   */
  readonly secret?: Secret
}

/**
 * How a flow talks to whoever runs it: an Ink screen, plain lines, or nobody (flags only).
 * Every method that waits for a person rejects with `Cancelled` when the person leaves.
 */
export interface Asker {
  /** True when somebody is there: a wrong answer is then asked again instead of ending the run. */
  readonly present: boolean
  /** Asks; the input is passed to the question's `answer` by the driver, not here. */
  ask(asking: Asking): Promise<Input | typeof back>
  /** Shows what was recognised in an answer; `true` goes on, `back` asks the question again. */
  recognised(asking: Asking, notes: readonly Note[]): Promise<true | typeof back>
  /** Shows the plan and gets it confirmed. */
  review(plan: Plan, situation: Situation): Promise<true | typeof back>
  /**
   * Runs work while showing that it runs. The signal is aborted when the person stops it.
   * @param title what is being done, e.g. “Asking acme.atlan.com who you are”
   */
  work<T>(
    title: string,
    situation: Situation,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T>
  /** Shows the end; resolves with the value of the action that was chosen, if any. */
  end(ending: Ending): Promise<string | undefined>
  /**
   * True while something would be lost by leaving now (an undelivered secret):
   * the front end asks once more before it goes.
   */
  holdOn(reason: string | undefined): void
}
