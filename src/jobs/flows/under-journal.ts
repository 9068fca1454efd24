import type { Plan } from '#src/domain/plan.ts'
import type { AloneOptions } from '#src/local/journal/tenant-lock.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Report } from './asker.ts'
import type { Applying, Writing } from './flow.ts'

/**
 * Carries a plan out alone at its tenant, with a journal that is begun before and ended after it.
 * While a person is asked for something in the middle, others may write: what the person saw is
 * compared again before whatever is written next.
 *
 * @throws ProblemError when the journal cannot be written; Cancelled while others are at work there
 */
export function underJournal<T>(
  workbench: Workbench,
  { plan, origin }: { readonly plan: Plan; readonly origin: string },
  { signal, report, attended, need, holdOn }: Applying,
  carryOut: (writing: Writing) => Promise<T>,
): Promise<T> {
  const needAside: Applying['need'] = (question, problem) =>
    workbench.aside(() => need(question, problem))
  return workbench.alone(
    origin,
    async () => {
      const journal = await workbench.journal.begin({ plan, origin })
      try {
        return await carryOut({
          signal,
          report,
          attended,
          // Where nobody answers there is nothing to wait for, and no turn to lose.
          need: attended ? needAside : need,
          holdOn,
          journal,
        })
      } finally {
        await journal.end({ interrupted: signal.aborted })
      }
    },
    { signal, ...queueing(report) },
  )
}

/** Says that another process is at work at the tenant, and when that is over. */
export const queueing = (report: Report): Pick<AloneOptions, 'onWait' | 'onTurn'> => ({
  onWait: () =>
    report('queue', {
      text: 'Another tokenbench is writing to this tenant: waiting for it.',
      state: 'waiting',
    }),
  onTurn: () => report('queue', { text: 'The other tokenbench is done.', state: 'done' }),
})
