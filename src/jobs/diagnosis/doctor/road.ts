import { readProxy } from '#src/clients/http/proxy.ts'
import { certificateOf, type Destination, lookUp, tryConnection } from '#src/clients/http/road.ts'
import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { isLoopbackHost } from '#src/domain/tenant-url.ts'
import {
  type Examination,
  ofProblem,
  ok,
  type Patient,
  skipped,
  targetOf,
  warning,
} from './check.ts'

/** The proxy that the environment names, and whether it is there. */
export const proxy: Examination = {
  name: 'proxy',
  after: ['profile'],
  async examine(patient) {
    const named = readProxy(patient.workbench.environment)
    if (named === undefined) return ok('None is set.')
    const { proxy: used, hostname } = destinationOf(patient)
    if (used === undefined)
      return ok(`${named.host} is set, and ${hostname} is reached without it.`)
    const { hostname: host, port, protocol } = new URL(used.url)
    const own = { hostname: host, port: Number(port || (protocol === 'https:' ? 443 : 80)) }
    await lookUp(own.hostname, patient.signal)
    await tryConnection(own, patient.signal)
    return ok(`${used.host} is there.`)
  },
}

export const nameResolution: Examination = {
  name: 'name resolution',
  after: ['proxy'],
  async examine(patient) {
    const { hostname, proxy: used } = destinationOf(patient)
    if (used !== undefined) return skipped('The proxy looks names up.')
    const addresses = await lookUp(hostname, patient.signal)
    return ok(`${hostname} is ${addresses.join(', ')}.`)
  },
}

export const connection: Examination = {
  name: 'connection',
  after: ['name resolution', 'proxy'],
  async examine(patient) {
    const to = destinationOf(patient)
    await tryConnection(to, patient.signal)
    const through = to.proxy === undefined ? '' : ` through ${to.proxy.host}`
    return ok(`Port ${to.port} of ${to.hostname} takes connections${through}.`)
  },
}

/** Days before its end in which a certificate is worth a word. */
const soonMs = 14 * 86_400_000

/** The certificate, looked at before anything is sent. */
export const tls: Examination = {
  name: 'TLS',
  after: ['connection'],
  async examine(patient) {
    const { workbench, signal } = patient
    if (new URL(targetOf(patient).origin).protocol === 'http:')
      return skipped('Plain http, which only this machine itself may speak.')
    const { issuer, validTo, distrusted } = await certificateOf(destinationOf(patient), signal)
    const by = `Its certificate is vouched for by ${sanitise(issuer)}`
    if (distrusted !== undefined) {
      const found = ofProblem(distrusted.problem, 'failed')
      return { ...found, detail: `${found.detail} ${by}.` }
    }
    const own = workbench.environment.NODE_EXTRA_CA_CERTS
    const also = own ? `; NODE_EXTRA_CA_CERTS adds ${sanitise(own)}` : ''
    const now = workbench.clock.now()
    const until = `until ${sayDate(validTo)}, ${sayDistance(validTo, now)}`
    if (validTo.getTime() - now.getTime() < soonMs)
      return warning(`${by}, ${until}${also}.`, {
        text: 'Tell those who run the host that it runs out soon.',
      })
    return ok(`${by}, ${until}${also}.`)
  },
}

function destinationOf(patient: Patient): Destination {
  const { hostname, port, protocol } = new URL(targetOf(patient).origin)
  const named = readProxy(patient.workbench.environment)
  const isAround =
    named === undefined || isLoopbackHost(hostname) || isException(hostname, named.exceptions)
  return {
    hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    ...(isAround ? {} : { proxy: named }),
  }
}

/** NO_PROXY as undici reads it: names, also of whole domains, and `*`. */
const isException = (hostname: string, exceptions: string): boolean =>
  exceptions
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => one.replace(/:\d+$/, '').replace(/^\*?\./, ''))
    .some((one) => one === '*' || hostname === one || hostname.endsWith(`.${one}`))
