import { type CapturedRequest, type Header, type Reading, requestOf } from '#src/capture/request.ts'
import { JsonCursor, malformed, unfinished } from './json-cursor.ts'
import { bracketIsOpen } from './words.ts'

/** Where the next `fetch(` with a literal address begins (at that literal), or -1. */
export function findFetch(text: string, from = 0): number {
  const call = /(?<![\w$])fetch\s*\(\s*(?=["'`]|$)|^[ \t]*\/\/[^\n]*/gm
  call.lastIndex = from
  for (let match = call.exec(text); match !== null; match = call.exec(text)) {
    if (match[0].startsWith('fetch')) return call.lastIndex
  }
  return -1
}

/**
 * Every `fetch(…)` in the text, as browsers and people write it: "Copy as fetch", its Node.js form,
 * and the console's "Edit and resend" with its comments. Undefined when none of them is a literal:
 * names and calls are never evaluated.
 */
export function readFetch(text: string, start: number): Reading | undefined {
  const requests: CapturedRequest[] = []
  let variant: Reading['variant'] | undefined
  // The console's text has comments beside its headers, above its calls or at their ends.
  let comments = /^[ \t]*\/\//m.test(text)
  let open: string | undefined
  // Looked up once: searching it again from every call would take quadratic time.
  const lastEnd = text.lastIndexOf(addressEnd)
  for (let at = start; at !== -1 && open === undefined; ) {
    const cursor = new JsonCursor(text, at)
    try {
      const call = callAt(cursor, text, lastEnd)
      requests.push(call.request)
      variant ??= call.browser ? 'fetch' : 'node-fetch'
      comments ||= cursor.comments
    } catch (thrown) {
      if (thrown === unfinished) open = bracketIsOpen
      else if (thrown !== malformed) throw thrown
    }
    at = findFetch(text, Math.max(cursor.at, at + 1))
  }
  if (variant === undefined && open === undefined) return undefined
  return {
    variant: comments ? 'edit-and-resend' : (variant ?? 'fetch'),
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
    if (!cursor.take(',')) throw malformed
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
  if (start > lastEnd) throw malformed
  const end = text.indexOf(addressEnd, start)
  cursor.at = end + 1
  return text.slice(start + 1, end)
}

const addressEnd = '", {'
