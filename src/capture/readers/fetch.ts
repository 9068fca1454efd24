import { type CapturedRequest, type Header, type Reading, requestOf } from '#src/capture/request.ts'
import { JsonCursor, Malformed, Unfinished } from './json-cursor.ts'

/** Where the next `fetch(` with a literal address begins (at that literal), or -1. */
export function findFetch(text: string, from = 0): number {
  const call = /(?<![\w$])fetch\s*\(\s*(?=["'`]|$)/g
  call.lastIndex = from
  return call.test(text) ? call.lastIndex : -1
}

/**
 * Every `fetch(…)` in the text, as browsers and people write it: "Copy as fetch", its Node.js form,
 * and the console's "Edit and resend" with its comments. Undefined when none of them is a literal:
 * names and calls are never evaluated.
 */
export function readFetch(text: string, start: number): Reading | undefined {
  const requests: CapturedRequest[] = []
  let variant: Reading['variant'] | undefined
  let open: string | undefined
  // Looked up once: searching it again from every call would take quadratic time.
  const lastEnd = text.lastIndexOf(addressEnd)
  for (let at = start; at !== -1 && open === undefined; ) {
    const cursor = new JsonCursor(text, at)
    try {
      const call = callAt(cursor, text, lastEnd)
      requests.push(call.request)
      variant ??= cursor.comments ? 'edit-and-resend' : call.browser ? 'fetch' : 'node-fetch'
    } catch (thrown) {
      if (thrown instanceof Unfinished) open = 'a bracket is open'
      else if (!(thrown instanceof Malformed)) throw thrown
    }
    at = findFetch(text, Math.max(cursor.at, at + 1))
  }
  if (variant === undefined && open === undefined) return undefined
  return {
    variant: variant ?? 'fetch',
    requests,
    repairs: new Set(),
    ...(open !== undefined && { open }),
  }
}

function callAt(
  cursor: JsonCursor,
  text: string,
  lastEnd: number,
): { request: CapturedRequest; browser: boolean } {
  const url = address(cursor, text, lastEnd)
  const headers: Header[] = []
  let browser = false
  let options = false
  while (!cursor.take(')')) {
    if (!cursor.take(',')) throw new Malformed()
    if (cursor.peek() !== '{') continue
    options = true
    for (const key of cursor.keys()) {
      cursor.colon()
      if (key === 'headers' && cursor.peek() === '{') {
        for (const header of cursor.strings()) headers.push(header)
      } else cursor.skip()
      // Node has neither, so their absence tells its form from the browser's.
      browser ||= key === 'mode' || key === 'credentials'
    }
  }
  return { request: requestOf(url, headers), browser: browser || !options }
}

/** Older Firefoxes put the address between quotes as it is, whatever quotes it holds. */
function address(cursor: JsonCursor, text: string, lastEnd: number): string {
  const start = cursor.at
  const url = cursor.string()
  if (cursor.peek() === ',' || cursor.peek() === ')') return url
  if (start > lastEnd) throw new Malformed()
  const end = text.indexOf(addressEnd, start)
  cursor.at = end + 1
  return text.slice(start + 1, end)
}

const addressEnd = '", {'
