import type { NextStep } from '#src/domain/problem.ts'

/** Why there was no answer, in the reader's words. */
export interface NetworkTrouble {
  readonly code: string
  readonly title: string
  /** The system's own word for it, if it has one: `ECONNREFUSED`. Nothing of the request is in it. */
  readonly systemCode?: string
  readonly nextSteps: readonly NextStep[]
  /** It may be gone in a moment, so a read is worth another try. */
  readonly passing: boolean
  /** It took its time to show, so a person should not wait for it often. */
  readonly slow: boolean
}

interface Rule {
  /** Codes of Node, OpenSSL and undici. */
  readonly codes: RegExp
  readonly code: string
  readonly title: (host: string) => string
  readonly steps: readonly string[]
  readonly passing?: true
  readonly slow?: true
}

/** The deadline of a try went by. Not undici's: ours covers connecting, headers and body. */
export class DeadlinePassed extends Error {
  readonly code = 'DEADLINE'
}

/** Codes of ours, for what the system has no word for. */
const ours: readonly string[] = ['DEADLINE', 'HPE', 'PROXY_REFUSED', 'UNKNOWN']

const addressOrVpn = 'Check the address, and whether you need a VPN.'
const ownAuthority =
  'If your company inspects TLS, start again with NODE_EXTRA_CA_CERTS set to the file of its certificate (PEM).'

// The first rule that matches counts.
const rules: readonly Rule[] = [
  {
    codes: /^ENOTFOUND$/,
    code: 'host-not-found',
    title: (host) => `There is no host called ${host}.`,
    steps: [addressOrVpn],
  },
  {
    codes: /^EAI_/,
    code: 'name-lookup-failed',
    title: (host) => `The name ${host} could not be looked up.`,
    steps: ['Check that this machine is online.'],
    passing: true,
  },
  {
    codes: /^ECONNREFUSED$/,
    code: 'connection-refused',
    title: (host) => `Nothing answers at ${host}: the connection was refused.`,
    steps: [addressOrVpn],
  },
  {
    codes: /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/,
    code: 'no-connection',
    title: (host) => `No connection to ${host} came about.`,
    steps: [addressOrVpn],
    passing: true,
    slow: true,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    code: 'foreign-certificate',
    title: (host) => `${host} shows a certificate made for another host.`,
    steps: ['Check the address. If it is right, somebody may stand in between: do not go on.'],
  },
  {
    codes: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    code: 'certificate-out-of-date',
    title: (host) => `The certificate of ${host} is not valid today.`,
    steps: ["Check this machine's clock; if it is right, tell those who run the host."],
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|^CERT_|^INVALID_CA$|^HOSTNAME_MISMATCH$/,
    code: 'untrusted-certificate',
    title: (host) => `The certificate of ${host} comes from an authority that is not trusted here.`,
    steps: [ownAuthority],
  },
  {
    codes: /^(EPROTO|ERR_SSL_|ERR_TLS_)/,
    code: 'tls-failed',
    title: (host) => `${host} and this machine found no common way to encrypt.`,
    steps: ['Check the address and the port: is it https that is spoken there?', ownAuthority],
  },
  {
    codes: /^(UND_ERR_PRX_|PROXY_)/,
    code: 'proxy-failed',
    title: (host) => `The proxy did not make a connection to ${host}.`,
    steps: ['Check HTTPS_PROXY, and whether the proxy asks for a user name and a password.'],
  },
  {
    codes: /^DEADLINE$/,
    code: 'timed-out',
    title: (host) => `${host} did not answer in time.`,
    steps: ['Try again, or give it longer with --timeout.'],
    passing: true,
    slow: true,
  },
  {
    codes: /^UND_ERR_(DESTROYED|CLOSED)$/,
    code: 'closed-here',
    title: (host) => `The connection to ${host} was closed on this side.`,
    steps: ['Start again.'],
  },
  {
    codes: /^UND_ERR_RES_EXCEEDED_MAX_SIZE$/,
    code: 'answer-too-large',
    title: (host) => `The answer of ${host} is larger than 64 MB.`,
    steps: ['Ask for less at a time.'],
  },
  {
    codes: /^HPE/,
    code: 'not-http',
    title: (host) => `What ${host} answered is not HTTP.`,
    steps: ['Check the address and the port.'],
  },
  {
    codes:
      /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_(RES|REQ)_CONTENT_LENGTH_MISMATCH)$/,
    code: 'connection-cut',
    title: (host) => `${host} cut the connection before its answer was complete.`,
    steps: ['Try again.'],
    passing: true,
  },
]

const otherwise: Rule = {
  codes: /./,
  code: 'network-failed',
  title: (host) => `The connection to ${host} failed.`,
  steps: ['Try again.'],
  passing: true,
}

/** Recognises what was thrown instead of an answer. Takes its code alone: messages may hold more. */
export function networkTrouble(thrown: unknown, host: string): NetworkTrouble {
  const known = codeOf(thrown) ?? 'UNKNOWN'
  const rule = rules.find(({ codes }) => codes.test(known)) ?? otherwise
  return {
    code: rule.code,
    title: rule.title(host),
    ...(ours.includes(known) ? {} : { systemCode: known }),
    nextSteps: rule.steps.map((text) => ({ text })),
    passing: rule.passing ?? false,
    slow: rule.slow ?? false,
  }
}

function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  // undici gives a refusal by the proxy the code of an abort.
  if (/^Proxy (response|Authentication)/.test(thrown.message)) return 'PROXY_REFUSED'
  // undici looks for the parser's code in the wrong table and often finds none.
  if (thrown.name === 'HTTPParserError') return 'HPE'
  const first = thrown instanceof AggregateError ? codeOf(thrown.errors[0]) : undefined
  if (first) return first
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return codeOf(thrown.cause)
}
