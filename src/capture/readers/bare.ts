import { type CapturedRequest, type Reading, requestOf } from '#src/capture/request.ts'
import { looksLikeJwt } from '#src/capture/token.ts'

/** A bearer alone: `Bearer …`, a JWT or one word, in quotes or with the end of a command's line. */
export function readBare(text: string): Reading | undefined {
  const words = text.trim().split(/\s+/, 4)
  if (words.length > 1 && words.at(-1) === '\\') words.pop()
  const last = words.pop()?.replace(/["'`]?[,;]?\\?$/, '')
  const scheme = /^["'`]?bearer$/i.test(words[0] ?? '')
  if (last === undefined || words.length > (scheme ? 1 : 0)) return undefined
  const token = last.replace(/^["'`]/, '')
  if (!scheme && !plausible(token) && !standIn.test(token)) return undefined
  const alone = looksLikeJwt(token) ? 'jwt' : 'opaque'
  return {
    variant: scheme ? 'bearer' : alone,
    requests: [requestOf(undefined, [['authorization', `Bearer ${token}`]])],
    repairs: new Set(),
  }
}

/** One word is taken for a token when it is spelled like one; an address or a sentence is not. */
const plausible = (word: string): boolean =>
  looksLikeJwt(word) || (/^[\w.~+/-]{20,}=*(?:…|\.\.\.)?$/.test(word) && !/^[\w.]+\/\w/.test(word))

/** Of placeholders those that are no word of any sentence: a variable that nobody filled in. */
const standIn = /^(?:\$\{?[a-z_]\w*\}?|%[a-z_]\w*%|\{\{[\w. -]+\}\}|undefined|null)$/i

const assigned = /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z_][\w.-]*)\s*=/i

/** The name and the unquoted value of `NAME=value`. */
function assignmentIn(line: string): readonly [name: string, value: string] | undefined {
  const [whole, name] = assigned.exec(line) ?? []
  if (whole === undefined || name === undefined) return undefined
  const value = line.slice(whole.length).trim().replace(/;$/, '')
  const quote = value.charAt(0)
  const quoted = value.length > 1 && /["']/.test(quote) && value.endsWith(quote)
  return [name, quoted ? value.slice(1, -1) : value]
}

/** `NAME=value` lines, as in a `.env` file. Names tell which values are bearers and addresses. */
export function readEnv(text: string): Reading | undefined {
  const authorization: string[] = []
  const urls: string[] = []
  let refreshToken = false
  let lines = 0
  for (const line of text.split('\n')) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const assignment = assignmentIn(line)
    if (assignment === undefined) return undefined
    const [name, value] = assignment
    lines += 1
    if (/refresh/i.test(name)) refreshToken = true
    else if (bearerName.test(name) && !/secret|cookie|csrf|password/i.test(name)) {
      authorization.push(/^\S+\s/.test(value) ? value : `Bearer ${value}`)
    } else if (/^(?:ATLAN|AXIOM)\w*_URL$|^(?:BASE_?)?URL$/i.test(name)) urls.push(value)
  }
  if (lines === 0) return undefined
  // Each value is a candidate of its own: several are several sign-ins, no contradiction.
  const url = urls.length === 1 ? urls[0] : undefined
  const requests: CapturedRequest[] = authorization.map((value) =>
    requestOf(url, [['authorization', value]]),
  )
  return { variant: 'env', requests, repairs: new Set(), ...(refreshToken && { refreshToken }) }
}

const bearerName = /authorization|bearer|token|jwt|api_?key/i

/**
 * The last resort, for what cannot be read at all: `Bearer …` after the word authorization, else
 * any `Bearer …`, else anything that is a JWT. The host is lost, since nothing says which of the
 * addresses in such a text belongs to the bearer.
 */
export function scan(text: string): Reading {
  for (const shape of shapes) {
    const found = new Set([...text.matchAll(shape)].map((match) => match[1] ?? ''))
    if (found.size === 0) continue
    const requests = [...found].map((token) =>
      requestOf(undefined, [['authorization', `Bearer ${token}`]]),
    )
    return { variant: 'scanned', requests, repairs: new Set() }
  }
  return { variant: 'unknown', requests: [], repairs: new Set() }
}

// Each ends where a token may end: half of a damaged one is not taken for a whole one.
const shapes: readonly RegExp[] = [
  /\bauthorization\b[^\w\n]{1,12}bearer[ \u00a0]+([\w.~+/-]{20,}=*…?)(?=[\s"'`,;:)\]}<&\\^]|$)/gi,
  /\bbearer[ \u00a0]+([\w.~+/-]{20,}=*…?)(?=[\s"'`,;:)\]}<&\\^]|$)/gi,
  /(?<![\w-])(ey[\w-]+\.ey[\w-]+\.[\w-]+)(?=[\s"'`,;:.)\]}<&\\^]|$)/g,
]
