import type { PracticeOptions } from '#src/practice/start.ts'
import type { Incident, Sent } from './incident.ts'

/** A practice tenant, and its clock where a row needs time to pass. */
export interface Scene {
  readonly incident: Incident
  readonly clock: { aheadMs: number }
}

/** What a check of `doctor` says; `well`: nothing is in the way, it is no matter of the road. */
export type Doctor = 'well' | readonly [check: string, state: 'warning' | 'failed', says: RegExp]

/**
 * A guided write in the same state, its exit code and the sentence of its problem. It signs in with
 * the refused credential; where its words read `env:BEARER`, that is the person's bearer it is given.
 */
export type Guided = readonly [words: readonly string[], exit: number, says: RegExp]

/**
 * A printed step, and how it mends. `run`: its command is run as printed. Else it asks for something
 * outside (somebody else, another address, a minute): that is done, and the request, as it is sent
 * then, succeeds. `asks`: the ready request to an admin that comes with it.
 */
export interface Mend {
  readonly step: RegExp
  readonly asks?: RegExp
  readonly does: 'run' | ((scene: Scene, sent: Sent) => unknown)
}

/** One row of the fault table: a state of the tenant, and what each part of the product says to it. */
export interface FaultRow {
  readonly state: string
  readonly options?: PracticeOptions
  /** Makes the state, and gives the request that fails in it. */
  readonly fails: (scene: Scene) => Sent | Promise<Sent>
  /** It is over when somebody looks into it. */
  readonly passes?: true
  /** The first cause, with which `explain` ends with 0. */
  readonly explains: readonly [code: string, says: RegExp]
  readonly doctor: Doctor
  readonly guided?: Guided
  readonly mends: Mend
  /** The answer that was wanted, where its status does not say so. */
  readonly isWell?: (text: string) => boolean
}
