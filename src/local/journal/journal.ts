import type { Outcome, Plan } from '#src/domain/plan.ts'
import type { NewLine } from './line.ts'
import type { PlanRecord } from './plan-record.ts'
import type { Write } from './write.ts'

/** Everything that is kept of a plan when it begins. */
export interface PlanStart {
  readonly plan: Plan
  readonly origin: string
}

/**
 * What was planned, sent and answered on this machine. It lives in the state folder, holds no
 * secret, and is what `history`, `undo`, `resume` and `doubts` go by.
 */
export interface Journal {
  /**
   * Notes that a plan begins.
   * @throws ProblemError `journal-unusable` (refused) when it cannot be kept: then nothing may be
   *   written to the tenant
   */
  begin(start: PlanStart): Promise<PlanJournal>
  /** What is known of all plans, the oldest first. */
  plans(): Promise<PlanRecord[]>
  /** @throws ProblemError `plan-not-found` */
  plan(id: string): Promise<PlanRecord>
  /**
   * Notes what was found out later about a plan.
   * @throws ProblemError `journal-unusable` (refused)
   */
  amend(id: string, line: NewLine): Promise<void>
  /** Takes out the plans that are meant. @returns how many there were */
  forget(isMeant: (plan: PlanRecord) => boolean): Promise<number>
}

/**
 * The journal of one plan that is being carried out. A step that writes does it like this:
 *
 *     await applying.journal.send([write], () => client.tokens.update(id, content, signal))
 *
 * The writes are on the disk (fsynced) before the request goes out, and what was answered is noted
 * after it. A request that writes several objects names them all:
 *
 *     await applying.journal.send(twenty.map(asWrite), () => client.entities.save(twenty, signal))
 *
 * Requests may be under way at the same time; their lines are put on the disk together. Whoever
 * carries the plan out (`apply.ts`) then notes the outcome of each object as soon as it is known:
 * until then a write that was not refused is in doubt.
 */
export interface PlanJournal {
  /** What `history`, `undo` and `resume` name it by. */
  readonly id: string
  /**
   * Notes the writes, sends the request, notes its answer.
   *
   * @param writes one for each object that the request writes
   * @returns what the request gives
   * @throws ProblemError `journal-unusable` (refused) before anything was sent, else what the
   *   request throws
   */
  send<T>(writes: readonly Write[], request: () => Promise<T>): Promise<T>
  /**
   * Notes what became of an object.
   * @param step index of its step in the plan
   */
  outcome(step: number, outcome: Outcome): Promise<void>
  /** Notes that nothing more follows. */
  end(how: { readonly interrupted: boolean }): Promise<void>
}
