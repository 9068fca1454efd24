import type { Connection } from '#src/domain/connection.ts'
import type { Outcome } from '#src/domain/plan.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { Created } from './steps/token-creation.ts'

/** What became of a plan on Atlan. */
export interface Applied {
  /** One for each object that the plan changes, in the plan's order. */
  readonly outcomes: readonly Outcome[]
  readonly created?: Created<AtlanToken>
  /** The connections as read back. */
  readonly connections: readonly Connection[]
  readonly interrupted: boolean
}
