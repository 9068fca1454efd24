import { Secret } from '#src/domain/secret.ts'

/** What the value of an Authorization header turns out to be. */
export type Credential =
  | { readonly is: 'bearer'; readonly secret: Secret }
  | { readonly is: Fault }
  | { readonly is: 'other-scheme'; readonly scheme?: string }

/** Why a value that should be a bearer must not be used. */
export type Fault = 'placeholder' | 'vendor-example' | 'cut' | 'damaged' | 'refresh-token'

/** Reads an Authorization header's value: one leading `Bearer`, in any case, and the token. */
export function credentialOf(value: string): Credential {
  const [, scheme, rest] = /^([^\s\u00a0]+)(?:[\s\u00a0]+([\s\S]*))?$/.exec(value.trim()) ?? []
  if (scheme === undefined) return { is: 'placeholder' }
  if (/^bearer$/i.test(scheme)) return bearerOf(rest?.trim() ?? '')
  // A JWT without its scheme is still a bearer, and a placeholder may stand for both.
  if (rest === undefined && (looksLikeJwt(scheme) || isPlaceholder(scheme))) return bearerOf(scheme)
  const known = schemes.find((name) => name.toLowerCase() === scheme.toLowerCase())
  return known === undefined ? { is: 'other-scheme' } : { is: 'other-scheme', scheme: known }
}

// Named back to the reader only when it is one of these: anything else may be a secret itself.
const schemes = [
  'Basic',
  'Digest',
  'Negotiate',
  'NTLM',
  'Token',
  'DPoP',
  'ApiKey',
  'AWS4-HMAC-SHA256',
]

/** Judges a token without its scheme: the alphabet of RFC 6750 and 20 to 8,192 characters. */
function bearerOf(token: string): Credential {
  const fault = faultOf(token)
  return fault === undefined ? { is: 'bearer', secret: new Secret(detached(token)) } : { is: fault }
}

function faultOf(token: string): Fault | undefined {
  if (token.length > 8192) return 'damaged'
  if (token.startsWith(vendorExample)) return 'vendor-example'
  if (isPlaceholder(token)) return 'placeholder'
  if (/(?:…|\.\.\.|\[\.\.\.\])/.test(token)) return 'cut'
  if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token)) return 'damaged'
  if (token.length < 20) return 'cut'
  return jwtFault(token)
}

/** The bearer printed in Atlan's own guide; people paste the guide's command to try it. */
const vendorExample = 'eyNnCJd2T9Y8fEsbdx'

/** What stands where a value should be. */
const placeholders: readonly RegExp[] = [
  // JavaScript's words for nothing, and no value at all.
  /^(?:|undefined|null|none|nil|nan|true|false|\[object .*)$/i,
  // Variables of shells, cmd, Postman, templates; a file; a markup element.
  /^[$%@{<`]|\$[{(]|\{\{|%[a-z_]\w*%/i,
  // Masks.
  /^[*•●xX._-]+$|[*•●]{3}|^\W*(?:redacted|masked|hidden|removed|filtered)\W*$/i,
  // The invitations of documentation.
  /^\W*(?=[^\n]{3,40}$)(?:(?:your|my|the|insert|paste|put|api|access|auth)[-_ .]?\w*[-_ .]?)?(?:token|key|secret|bearer|jwt|here)\W*$/i,
]

const isPlaceholder = (text: string): boolean =>
  placeholders.some((placeholder) => placeholder.test(text))

/** Spelled like a JWT: base64url of an opening brace, and a dot. */
export const looksLikeJwt = (text: string): boolean => /^ey[A-Za-z0-9_-]+\.[\w.-]*$/.test(text)

/**
 * What is wrong with a JWT that can be seen from outside. The length of a signature is judged
 * only for RSA, whose signatures are as long as the key; shorter made-up ones pass, since the
 * tenant will say so. Five parts are an encrypted token, opaque to us.
 */
function jwtFault(token: string): Fault | undefined {
  const parts = token.split('.')
  const header = decodeObject(parts[0] ?? '')
  if (header === undefined) return jwtBeginning.test(token) ? 'cut' : undefined
  if (!('alg' in header) || parts.length === 5) return undefined
  if (parts.length > 3) return 'damaged'
  const payload = decodeObject(parts[1] ?? '')
  const signature = parts[2] ?? ''
  if (payload === undefined || signature === '') return 'cut'
  if (payload.typ === 'Refresh' || payload.typ === 'Offline') return 'refresh-token'
  if (!/^(?:RS|PS)/.test(String(header.alg)) || signature.length <= 171) return undefined
  return rsaSignatures.has(signature.length) ? undefined : 'cut'
}

/** Base64url of `{"alg":`, `{"kid":` and `{"typ":`. */
const jwtBeginning = /^eyJ(?:hbGciO|raWQiO|0eXAiO)/

/** In characters of base64url, for keys of 2,048 to 8,192 bits. */
const rsaSignatures: ReadonlySet<number> = new Set([342, 512, 683, 1366])

/** The JSON object that a part of a JWT holds, or undefined. */
export function decodeObject(part: string): Record<string, unknown> | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** True for an object of JSON: no list, and not null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy: a slice of a string keeps the whole pasted text, cookies and all, in memory. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')
