import type { Problem } from '#src/domain/problem.ts'
import type { Coming } from './coming.ts'

/** What a screen shows of a list. `visible` are numbers of rows, filtered and in their order. */
export interface ListView<Row> {
  readonly rows: readonly Row[]
  /** How many of them have their place: what came a moment ago waits for it. */
  readonly placed: number
  readonly visible: readonly number[]
  readonly cursor: number
  readonly coming: Coming
  readonly filter: string
  readonly sort: number
  readonly selected: ReadonlySet<string>
  readonly tallies: ReadonlyMap<string, number>
  /** How many there are in all, where that is known. */
  readonly total: number | undefined
  /** What the rows that came are without. */
  readonly lacks: Problem | undefined
}
