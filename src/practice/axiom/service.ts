import type { Random } from '#src/practice/random.ts'
import type { Organisation } from './store/organisation.ts'

/** All of the practice service: its organisations and who may come in. */
export interface AxiomService {
  readonly organisations: ReadonlyMap<string, Organisation>
  /** Ids of users by their personal access token, `xapt-…`. */
  readonly personalTokens: ReadonlyMap<string, string>
  readonly random: Random
  /** Epoch milliseconds. */
  readonly now: () => number
}
