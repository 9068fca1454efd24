import type { PracticeOptions } from '#src/practice/start.ts'
import type { Incident, Sent } from './incident.ts'

/** A practice tenant, and its clock where a row needs time to pass. */
export interface Scene {
  readonly incident: Incident
  readonly clock: { aheadMs: number }
}

/** What a check of `doctor` says; `well`: nothing is in the way, it is no matter of the road. */
export type Doctor = 'well' | readonly [check: string, state: 'warning' | 'failed', says: RegExp]

/** What the token of a guided set-up is given: a persona and a connection, or capabilities. */
export interface Given {
  /** “Data Assets”, where nothing else is said. */
  readonly persona?: string
  /** It also administers the connection “production”, with a borrowed bearer. */
  readonly administers?: true
  /** Of the dataset http-logs, as typed: `query=read`. */
  readonly dataset?: string
  /** Of the organisation. */
  readonly organisation?: string
}

/**
 * The guided set-up in the same state, with the refused credential. Either it is stopped, says why
 * and ends with an exit code, and comes through once its step was followed; or nothing is in its way.
 * Both times it ends with a token that is let do what was refused.
 */
export interface SetUp {
  readonly stops?: readonly [exit: number, says: RegExp, step: RegExp]
  /** What it shows on its way. */
  readonly shows?: RegExp
  readonly gives?: Given
  /** What is given at first, where that is what stops it. */
  readonly givesFirst?: Given
  /** The refused credential is the bearer that is borrowed from a browser; another one signs in. */
  readonly borrows?: true
  /** The address as it is typed, where it is another than that of the request. */
  readonly address?: (scene: Scene) => string
  /** What its token is tried with, where the mended request cannot be sent twice. */
  readonly tries?: (mended: Sent) => Partial<Sent>
  /** Who signs in after its step, where that is not whoever sends the mended request. */
  readonly signsIn?: (scene: Scene) => string | Promise<string>
}

/** A printed step, followed: what it says, and what its command printed where it has one. */
export interface Followed {
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: rows read what they expect and fail if it is not there
  readonly printed: any
  /** What was explained, to be explained once more. */
  readonly pasted: string
}

/**
 * A printed step, and how it mends. Its command, where it has one, is run as printed. With `run`
 * that is all; else the rest is done that it asks for (by somebody else, at another address, in a
 * minute), and the request, as it is sent then, succeeds. `asks`: the ready request to an admin
 * that comes with it.
 */
export interface Mend {
  readonly step: RegExp
  readonly asks?: RegExp
  /** What a set-up that it starts gives the token. */
  readonly gives?: Given
  readonly does: 'run' | ((scene: Scene, sent: Sent, followed: Followed) => unknown)
}

/** One row of the fault table: a state of the tenant, and what each part of the product says to it. */
export interface FaultRow {
  readonly state: string
  readonly options?: PracticeOptions
  /** Makes the state, and gives the request that fails in it. */
  readonly fails: (scene: Scene) => Sent | Promise<Sent>
  /** What is pasted, where that is less than the request and its answer. */
  readonly pastes?: (failed: { readonly text: string }) => string
  /** It is over when somebody looks into it. */
  readonly passes?: true
  /** The first cause, with which `explain` ends with 0. */
  readonly explains: readonly [code: string, says: RegExp]
  readonly doctor: Doctor
  readonly setUp: SetUp
  readonly mends: Mend
  /** The answer that was wanted, where its status does not say so. */
  readonly isWell?: (text: string) => boolean
}
