import { sayDuration } from '#src/domain/duration.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'

/** Where and as whom: printed when it changes. */
export function situationLines({ tenant, identity }: Situation): string[] {
  if (tenant === undefined) return []
  const practice = tenant.practice ? 'Practice, nothing here is real. ' : ''
  const profile = tenant.profile === undefined ? '' : `, profile ${tenant.profile}`
  const who = identity === undefined ? '' : `, as ${identity.username}`
  return [`${practice}Tenant ${tenant.host}${profile}${who}.`]
}

/** How far we are, and how long the borrowed sign-in still lasts: printed with every question. */
export function progressLines({ steps, bearerExpiresAt }: Situation, now: Date): string[] {
  const index = steps.findIndex(({ state }) => state === 'current')
  const at = steps[index]
  const step = at === undefined ? [] : [`Step ${index + 1} of ${steps.length}: ${at.title}.`]
  if (bearerExpiresAt === undefined) return step
  const left = bearerExpiresAt.getTime() - now.getTime()
  const bearer =
    left > 0
      ? `The sign-in from the browser lasts for another ${sayDuration(left)}.`
      : 'The sign-in from the browser has run out.'
  return [...step, bearer]
}
