import type { Random } from './random.ts'
import type { Faults } from './serving/faults.ts'
import type { Settings } from './settings.ts'

/** What both practice services are started with. */
export interface ServiceOptions {
  /** 0 = any free one. */
  readonly port: number
  /** How many there shall be at least, of each kind that is seeded in numbers. */
  readonly objects: number
  readonly random: Random
  readonly settings: Settings
  readonly faults: Faults
  readonly now: () => number
}
