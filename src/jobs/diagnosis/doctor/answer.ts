import type { HttpReply } from '#src/clients/http/http.ts'
import { waitAskedFor } from '#src/clients/http/retry.ts'
import { isWebPage } from '#src/clients/http/web-page.ts'
import { sayDuration } from '#src/domain/duration.ts'
import type { NextStep } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { type Examination, type Finding, failed, ok, skipped, targetOf, warning } from './check.ts'

/** What each product answers a stranger with 401, in JSON. */
const paths = { atlan: '/api/service/whoami', axiom: '/v2/user' }

/** Whether the product that the profile names speaks at its address. */
export const baseUrl: Examination = {
  name: 'base URL',
  after: ['connection', 'TLS'],
  async examine(patient) {
    const { workbench, signal } = patient
    const target = targetOf(patient)
    const http = workbench.stranger(target.origin)
    const answer = await http.request({
      method: 'GET',
      path: paths[target.provider],
      effect: 'read',
      once: true,
      signal,
    })
    patient.answer = answer
    return judged(answer, target)
  },
}

function judged(answer: HttpReply, { provider, origin }: Target): Finding {
  const { status, headers } = answer
  const { host } = new URL(origin)
  const product = provider === 'axiom' ? 'Axiom' : 'Atlan'
  if (status >= 300 && status < 400) return redirected(headers.location, host, provider)
  if (isWebPage(answer))
    return failed(
      `${host} answers with a web page, not with ${product}’s API.`,
      ...addressOf(provider),
    )
  if (status === 429) return warning(`${host} answers; it asks to be asked less often.`)
  if (status >= 500)
    return failed(`${host} answers ${status}: it is not available just now.`, {
      text: 'Try again in a few minutes; if it stays, ask those who run it.',
    })
  const isAxioms = headers['x-axiom-trace-id'] !== undefined
  if (provider === 'atlan' && isAxioms)
    return failed(`${host} is Axiom, and the profile says Atlan.`, {
      text: 'Add the profile anew, with --provider axiom.',
    })
  if (answer.body === undefined || status === 404)
    return failed(`${host} answers ${status}, which ${product} does not.`, ...addressOf(provider))
  return ok(`${host} answers as ${product} does.`)
}

function redirected(location: string | undefined, host: string, provider: Target['provider']) {
  const goal = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
  const said = goal === undefined ? 'elsewhere' : `to ${sanitise(goal.host)}`
  return failed(`${host} sends us ${said}: that is not followed.`, ...addressOf(provider))
}

const addressOf = (provider: Target['provider']): NextStep[] => [
  provider === 'axiom'
    ? { text: 'Axiom’s API is at https://api.axiom.co; app.axiom.co is its console.' }
    : { text: 'Take the address that the browser shows after signing in, without its path.' },
]

/** Further off than this, a bearer’s end is misjudged. */
const noticedSkewMs = 60_000

/** This machine’s clock beside the tenant’s. */
export const clock: Examination = {
  name: 'clock',
  after: ['base URL'],
  async examine({ answer, workbench }) {
    if (answer?.serverDate === undefined) return skipped('The host does not say its time.')
    const skewMs = answer.serverDate.getTime() - workbench.clock.now().getTime()
    if (Math.abs(skewMs) <= noticedSkewMs) return ok('It agrees with the tenant’s.')
    const side = skewMs > 0 ? 'behind' : 'ahead of'
    return warning(`This machine is ${sayDuration(Math.abs(skewMs))} ${side} the tenant.`, {
      text: 'Set this machine’s clock. Until then the tenant’s counts here.',
    })
  },
}

/** Whether requests are held back just now. */
export const rateLimit: Examination = {
  name: 'rate limit',
  after: ['base URL'],
  async examine(patient) {
    const { answer, workbench } = patient
    if (answer === undefined) return skipped('Nothing was answered.')
    const { 'x-ratelimit-remaining': left, 'x-ratelimit-limit': limit } = answer.headers
    const wait = waitAskedFor(answer, workbench.clock.now().getTime())
    if (answer.status === 429 || left === '0')
      return failed(
        wait === undefined ? 'It is used up.' : `It is used up for ${sayDuration(wait)}.`,
        { text: 'Wait, or have other programs ask less; --rate slows this one down.' },
      )
    if (left !== undefined && limit !== undefined)
      return ok(`${sanitise(left)} of ${sanitise(limit)} requests are left in this minute.`)
    return ok('Nothing holds requests back.')
  },
}
