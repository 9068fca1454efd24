import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { request as requestPlainly } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectSecurely, type PeerCertificate } from 'node:tls'
import { throwIfCancelled } from '#src/domain/cancelled.ts'
import type { ProblemError } from '#src/domain/problem.ts'
import { DeadlinePassed, networkTrouble } from './network-trouble.ts'
import { unreachable } from './no-answer.ts'
import type { ProxyServer } from './proxy.ts'

/** A host to be reached, and the proxy that is in the way, if any. */
export interface Destination {
  readonly hostname: string
  readonly port: number
  readonly proxy?: ProxyServer
}

/** What a host shows of itself before anything is sent to it. */
export interface ShownCertificate {
  /** Organisation or common name of who vouches for it. */
  readonly issuer: string
  readonly validTo: Date
  /** Why this machine does not trust it; absent when it does. */
  readonly distrusted?: ProblemError
}

const patienceMs = 10_000

/**
 * The addresses that a name stands for.
 * @throws ProblemError (unreachable) `host-not-found`, `name-lookup-failed`, `timed-out`
 */
export async function lookUp(hostname: string, signal: AbortSignal): Promise<readonly string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return [bare]
  return along(hostname, signal, async (ended) => {
    const found = await Promise.race([lookup(bare, { all: true }), rejection(ended)])
    return found.map(({ address }) => address)
  })
}

/**
 * Makes a connection and closes it again. Through a proxy it is the proxy that makes it.
 * @throws ProblemError (unreachable) what is in the way
 */
export async function tryConnection(to: Destination, signal: AbortSignal): Promise<void> {
  const socket = await along(to.hostname, signal, (ended) => open(to, ended))
  socket.destroy()
}

/**
 * The certificate that a host shows. It is looked at also when it is not trusted; nothing is sent.
 * @throws ProblemError (unreachable) when there is none to look at
 */
export async function certificateOf(
  to: Destination,
  signal: AbortSignal,
): Promise<ShownCertificate> {
  return along(to.hostname, signal, async (ended) => {
    const socket = connectSecurely({
      socket: await open(to, ended),
      ...(isIP(to.hostname) === 0 ? { servername: to.hostname } : {}),
      host: to.hostname,
      rejectUnauthorized: false,
    })
    try {
      await Promise.race([once(socket, 'secureConnect'), rejection(ended)])
      const certificate = socket.getPeerCertificate()
      const { authorized, authorizationError } = socket
      return {
        issuer: issuerOf(certificate),
        validTo: new Date(certificate.valid_to),
        ...(authorized ? {} : { distrusted: problemOn(to.hostname, codeOf(authorizationError)) }),
      }
    } finally {
      socket.destroy()
    }
  })
}

/** Node gives the code alone, though it calls it an error. */
const codeOf = (code: unknown): Error => Object.assign(new Error('not trusted'), { code })

function issuerOf({ issuer }: PeerCertificate): string {
  const [name = 'nobody by name'] = [issuer?.O ?? issuer?.CN].flat()
  return name
}

async function open(to: Destination, ended: AbortSignal): Promise<Socket> {
  if (to.proxy !== undefined) return openThrough(to.proxy, to, ended)
  const socket = connect({ host: to.hostname.replace(/^\[|\]$/g, ''), port: to.port })
  try {
    await Promise.race([once(socket, 'connect'), rejection(ended)])
    return socket
  } catch (thrown) {
    socket.destroy()
    throw thrown
  }
}

/** A tunnel, as a program asks a proxy for one (RFC 9110, CONNECT). */
async function openThrough(
  proxy: ProxyServer,
  { hostname, port }: Destination,
  ended: AbortSignal,
): Promise<Socket> {
  const url = new URL(proxy.url)
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const isSecure = url.protocol === 'https:'
  const asked = (isSecure ? requestSecurely : requestPlainly)({
    host: url.hostname,
    port: url.port || (isSecure ? 443 : 80),
    method: 'CONNECT',
    path: `${hostname}:${port}`,
    headers: user === ':' ? {} : { 'proxy-authorization': `Basic ${btoa(user)}` },
  })
  asked.end()
  try {
    const answered: Promise<unknown[]> = once(asked, 'connect')
    const [answer, socket] = (await Promise.race([answered, rejection(ended)])) as [
      { statusCode: number },
      Socket,
    ]
    if (answer.statusCode === 200) return socket
    socket.destroy()
    throw Object.assign(new Error('the proxy refused'), { code: 'PROXY_REFUSED' })
  } catch (thrown) {
    asked.destroy()
    throw thrown
  }
}

/** Work that ends when the signal is aborted, or after some seconds; its failures are problems. */
async function along<T>(
  host: string,
  signal: AbortSignal,
  work: (ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(new DeadlinePassed()), patienceMs)
  try {
    return await work(AbortSignal.any([signal, deadline.signal]))
  } catch (thrown) {
    throwIfCancelled(signal)
    throw problemOn(host, thrown)
  } finally {
    clearTimeout(timer)
  }
}

const rejection = (ended: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (ended.aborted) reject(ended.reason)
    ended.addEventListener('abort', () => reject(ended.reason), { once: true })
  })

function problemOn(host: string, thrown: unknown): ProblemError {
  const trouble = networkTrouble(thrown, host)
  const exchange = { method: 'CONNECT', path: '/' }
  return unreachable(trouble, exchange, { host, proxy: undefined })
}
