import { type CapturedRequest, type Header, type Reading, requestOf } from '#src/capture/request.ts'
import { JsonCursor, malformed, unfinished } from './json-cursor.ts'
import { bracketIsOpen, isBlankFrom } from './words.ts'

/**
 * A HAR 1.2 file, the JSON of a token request, or a request as an object with `url` and `headers`.
 * Undefined when the text is no JSON. Reads a HAR of 32 MB without building it.
 */
export function readJson(text: string): Reading | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  const found: Found = { requests: [], har: false, refreshToken: false }
  let open: string | undefined
  const cursor = new JsonCursor(text)
  try {
    examine(cursor, found, 0)
  } catch (thrown) {
    if (thrown === malformed) return undefined
    if (thrown !== unfinished) throw thrown
    open = bracketIsOpen
  }
  // `[INFO] …` begins like JSON too.
  const whole = open !== undefined || isBlankFrom(text, cursor.at)
  if (!whole && found.requests.length === 0 && !found.refreshToken) return undefined
  const variant = found.har ? 'har' : found.token ? 'token-json' : 'unknown'
  return {
    variant,
    requests: found.requests,
    repairs: new Set(),
    ...(open !== undefined && { open }),
    ...(found.refreshToken && { refreshToken: true }),
  }
}

interface Found {
  readonly requests: CapturedRequest[]
  har: boolean
  token?: boolean
  refreshToken: boolean
}

/** Deep enough for `log.entries[].request` and for an answer wrapped in `data`. */
const deepest = 5

function examine(cursor: JsonCursor, found: Found, depth: number): void {
  const next = cursor.peek()
  if (depth > deepest || (next !== '{' && next !== '[')) {
    cursor.skip()
    return
  }
  if (next === '[') {
    for (const _ of cursor.elements()) examine(cursor, found, depth + 1)
    return
  }
  let url: string | undefined
  let headers: readonly Header[] | undefined
  let startedAt: number | undefined
  const first = found.requests.length
  for (const key of cursor.keys()) {
    cursor.colon()
    switch (key) {
      case 'entries':
        found.har = true
        examine(cursor, found, depth + 1)
        break
      case 'startedDateTime':
        startedAt = momentOf(cursor.stringOrSkip())
        break
      case 'url':
        url = cursor.stringOrSkip()
        break
      case 'headers':
        headers = headersAt(cursor)
        break
      case 'access_token':
      case 'accessToken': {
        const token = cursor.stringOrSkip()
        if (token === undefined) break
        found.token = true
        found.requests.push(requestOf(undefined, [['authorization', `Bearer ${token}`]]))
        break
      }
      case 'refresh_token':
      case 'refreshToken':
        found.token = true
        found.refreshToken = true
        cursor.skip()
        break
      case 'log':
      case 'data':
      case 'attributes':
      case 'request':
        examine(cursor, found, depth + 1)
        break
      default:
        cursor.skip()
    }
  }
  if (url !== undefined && headers !== undefined) found.requests.push(requestOf(url, headers))
  // Chrome writes the time behind the request it belongs to, Firefox before it.
  if (startedAt !== undefined) {
    for (let place = first; place < found.requests.length; place += 1) {
      const request = found.requests[place]
      if (request !== undefined) found.requests[place] = { ...request, startedAt }
    }
  }
}

/** Headers as HAR lists them (`{name, value}`) or as an object of strings. */
function headersAt(cursor: JsonCursor): readonly Header[] | undefined {
  const next = cursor.peek()
  if (next === '{') return cursor.strings()
  if (next !== '[') {
    cursor.skip()
    return undefined
  }
  const headers: Header[] = []
  for (const _ of cursor.elements()) {
    if (cursor.peek() !== '{') {
      cursor.skip()
      continue
    }
    const { name, value } = Object.fromEntries(cursor.strings())
    if (name !== undefined && value !== undefined) headers.push([name, value])
  }
  return headers
}

function momentOf(text: string | undefined): number | undefined {
  const moment = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(moment) ? undefined : moment
}
