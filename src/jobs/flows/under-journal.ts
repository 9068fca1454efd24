import type { Plan } from '#src/domain/plan.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applying, Writing } from './flow.ts'

/**
 * Carries a plan out alone at its tenant, with a journal that is begun before and ended after it.
 *
 * @throws ProblemError when the journal cannot be written; Cancelled while others are at work there
 */
export function underJournal<T>(
  workbench: Workbench,
  { plan, origin }: { readonly plan: Plan; readonly origin: string },
  { signal, report, need, holdOn }: Applying,
  carryOut: (writing: Writing) => Promise<T>,
): Promise<T> {
  return workbench.alone(
    origin,
    async () => {
      const journal = await workbench.journal.begin({ plan, origin })
      try {
        return await carryOut({ signal, report, need, holdOn, journal })
      } finally {
        await journal.end({ interrupted: signal.aborted })
      }
    },
    { signal },
  )
}
