import { type NetworkTrouble, networkTrouble } from '#src/clients/http/network-trouble.ts'

/** Words of curl, Node, Python, Java and Go for the same thing, and the system's code for it. */
const words: readonly (readonly [RegExp, string])[] = [
  [
    /could not resolve host|ENOTFOUND|NameResolutionError|Name or service not known|no such host|UnknownHostException|nodename nor servname|ERR_NAME_NOT_RESOLVED/i,
    'ENOTFOUND',
  ],
  [/EAI_AGAIN|temporary failure in name resolution/i, 'EAI_AGAIN'],
  [/\b407\b.{0,40}proxy|proxy.{0,60}\b407\b|ProxyError|Tunnel connection failed/i, 'PROXY_REFUSED'],
  [
    /certificate (?:has )?expired|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|certificate is not yet valid|not valid before/i,
    'CERT_HAS_EXPIRED',
  ],
  [
    /hostname mismatch|ERR_TLS_CERT_ALTNAME|doesn't match|no alternative certificate subject name|certificate is valid for .{1,80}, not/i,
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    /CERTIFICATE_VERIFY_FAILED|ERR_CERT_AUTHORITY_INVALID|self.signed certificate|unable to get local issuer|UNABLE_TO_(?:VERIFY|GET)|unknown authority|PKIX path building|SSL certificate problem/i,
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  [/SSLError|SSL routines|ERR_SSL_|handshake failure|wrong version number|EPROTO/i, 'EPROTO'],
  [/ECONNREFUSED|ERR_CONNECTION_REFUSED|connection refused|failed to connect to/i, 'ECONNREFUSED'],
  [
    /ECONNRESET|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_EMPTY_RESPONSE|UND_ERR_SOCKET|other side closed|socket hang up|connection reset|RemoteDisconnected|RemoteProtocolError|EPIPE|empty reply from server|unexpected EOF/i,
    'ECONNRESET',
  ],
  [
    /ETIMEDOUT|ERR_(?:CONNECTION_)?TIMED_OUT|connect(?:ion)? timed out|ConnectTimeout|i\/o timeout|EHOSTUNREACH|no route to host|ENETUNREACH/i,
    'ETIMEDOUT',
  ],
  [
    /ReadTimeout|read timed out|operation timed out|deadline exceeded|timeout awaiting/i,
    'DEADLINE',
  ],
]

/** Why no answer came, when the text says so. */
export function readTrouble(text: string, host: string | undefined): NetworkTrouble | undefined {
  const code = words.find(([said]) => said.test(text))?.[1]
  if (code === undefined) return undefined
  return networkTrouble(Object.assign(new Error(), { code }), host ?? 'the host')
}
