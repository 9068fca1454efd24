import type { Clock } from '#src/domain/clock.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import type { PracticeOptions } from '#src/practice/start.ts'

/** What a run is given besides its words: whoever composes a program of its own says the rest. */
export interface Edges {
  /** Learns every secret of the run. */
  readonly redactor: Redactor
  /** The machine's own where it is not said. */
  readonly clock?: Clock
  /** How the practice tenants of `--practice` are started. */
  readonly practice?: PracticeOptions
}
