import { ProblemError } from '#src/domain/problem.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The proxy that a process is told to use, and the hosts that it does not serve. */
export interface ProxyServer {
  /** With user name and password, if it needs any. */
  readonly url: string
  /** Host and port, for problems. */
  readonly host: string
  readonly exceptions: string
}

/**
 * Reads HTTPS_PROXY and NO_PROXY, in lower case first as curl does; an address without a scheme
 * means plain http to the proxy. HTTP_PROXY has no meaning here: plain http goes to this machine only.
 *
 * @throws ProblemError `bad-proxy` (usage); it does not repeat the text, which may hold a password
 */
export function readProxy(environment: Environment): ProxyServer | undefined {
  const text = (environment.https_proxy ?? environment.HTTPS_PROXY ?? '').trim()
  if (text === '') return undefined
  const address = text.includes('://') ? text : `http://${text}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw badProxy()
  const exceptions = environment.no_proxy ?? environment.NO_PROXY ?? ''
  return { url: url.href, host: url.host, exceptions }
}

const badProxy = (): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'bad-proxy',
    title: 'HTTPS_PROXY is not the address of a proxy.',
    nextSteps: [{ text: 'Set HTTPS_PROXY like http://proxy.example.com:3128, or remove it.' }],
  })
