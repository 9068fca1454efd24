import { sayDuration } from './duration.ts'
import type { Plan } from './plan.ts'

/** So few that nobody wonders how long they take. */
const fewCalls = 20

/** `450 calls to the tenant: about 3 min, at 200 a minute`. */
export function sayCalls({
  calls,
  callsPerMinute,
}: Pick<Plan, 'calls' | 'callsPerMinute'>): string {
  if (calls === 0) return 'no calls to the tenant'
  const said = `${calls.toLocaleString('en')} ${calls === 1 ? 'call' : 'calls'} to the tenant`
  if (callsPerMinute === undefined || calls <= fewCalls) return said
  const minutes = Math.ceil(calls / callsPerMinute)
  const long = minutes === 1 ? 'a minute at most' : `about ${sayDuration(minutes * 60_000)}`
  return `${said}: ${long}, at ${callsPerMinute} a minute`
}
