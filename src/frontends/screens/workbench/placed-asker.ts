import type { Place } from '#src/frontends/ui/place-row.ts'
import type { Asker, Situation } from '#src/jobs/flows/asker.ts'

/**
 * The same asker, whose header goes on saying what the place before it said: a job knows its
 * tenant, but not through which profile it was chosen, and rarely as whom.
 */
export function placedAsker(asker: Asker, place: () => Place): Asker {
  const placed = ({ tenant, ...own }: Situation): Situation => {
    const { bearerExpiresAt: _, ...before } = place()
    const { sharing } = before
    // Whoever else sees the screen goes on seeing it, wherever the job is.
    const shared = { ...own, ...(sharing === true ? { sharing } : {}) }
    if (tenant === undefined) return shared
    return tenant.host === before.tenant?.host ? { ...before, ...own } : { tenant, ...shared }
  }
  return {
    get present() {
      return asker.present
    },
    ask: (asking) => asker.ask({ ...asking, situation: placed(asking.situation) }),
    recognised: (asking, notes) =>
      asker.recognised({ ...asking, situation: placed(asking.situation) }, notes),
    review: (plan, situation) => asker.review(plan, placed(situation)),
    work: (title, situation, work) => asker.work(title, placed(situation), work),
    end: (ending) => asker.end({ ...ending, situation: placed(ending.situation) }),
    holdOn: (reason) => asker.holdOn(reason),
  }
}
