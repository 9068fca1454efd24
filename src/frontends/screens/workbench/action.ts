import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import type { Given } from '#src/jobs/flows/run.ts'
import type { Desk } from './desk.ts'

/** Something that can be done to objects of one kind. It is the same as a command. */
export interface Action<Row> {
  /** What it does, in a few words: `link personas`. */
  readonly label: string
  /** A key that starts it, upper case when it destroys. */
  readonly key?: string
  /** Only for one object at a time. */
  readonly onlyOne?: boolean
  /** The words of the command: `['persona', 'link']`. */
  readonly command: readonly string[]
  /** What follows these words, for these objects; texts in capitals are still to be answered. */
  words(rows: readonly Row[]): readonly string[]
  /** The flow that does it, and what the objects answer already. It may read; loaded when wanted. */
  flow(desk: Desk, rows: readonly Row[], signal: AbortSignal): Promise<Prepared>
}

/** What the flows of both products give. */
export interface WhatWasDone {
  readonly outcomes: readonly Outcome[]
  readonly created?: {
    readonly token: { readonly id: string; readonly clientId?: string }
    /** Of the secret, while it is held in this run. */
    readonly handle: CredentialHandle
    readonly deliveredTo: string
  }
}

export interface Prepared {
  // biome-ignore lint/suspicious/noExplicitAny: the answers of a flow are its own
  readonly flow: Flow<any, WhatWasDone>
  readonly given: Given
  /** What the command is about, where no answer says it: the id of a token. */
  readonly about?: readonly string[]
}
