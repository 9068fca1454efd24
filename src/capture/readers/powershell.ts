import { type CapturedRequest, type Header, type Reading, requestOf } from '#src/capture/request.ts'
import { type Token, tokensOf } from './powershell-tokens.ts'
import { bracketIsOpen } from './words.ts'

/** Where a PowerShell request begins, with what prepares its session, or -1. */
export function findPowerShell(text: string): number {
  if (!/\bInvoke-(?:WebRequest|RestMethod)\b|\bWebRequestSession\b/i.test(text)) return -1
  return text.search(/^[ \t]*(?:\$[\w.]+\s*=|Invoke-)|\bInvoke-/im)
}

/**
 * Every `Invoke-WebRequest` in the text, of any generation of Chrome and Firefox. Only literals are
 * read: variables that hold a literal `@{…}` are followed, nothing is evaluated. Undefined when the
 * headers cannot be read that way.
 */
export function readPowerShell(text: string, start: number): Reading | undefined {
  const { tokens, open: openText } = tokensOf(text, start)
  const state: State = { tokens, at: 0, hashes: new Map(), session: [], cookies: false }
  const requests: CapturedRequest[] = []
  let readable = true
  let open = openText
  while (state.at < tokens.length) {
    const token = tokens[state.at]
    state.at += 1
    if (token?.is !== 'word') continue
    if (isRequest(token.text)) {
      const call = callAt(state)
      readable &&= call.readable
      requests.push(call.request)
      // "Copy all" prepares a session for each of its requests.
      state.session = []
      state.cookies = false
    } else if (token.text.startsWith('$')) preparation(state, token.text)
  }
  open ??= state.open ?? (requests.length === 0 ? 'the request itself is still to come' : undefined)
  const found = requests.some(({ authorization }) => authorization.length > 0)
  if (!readable && !found && open === undefined) return undefined
  return {
    variant: 'powershell',
    requests,
    repairs: new Set(),
    ...(open !== undefined && { open }),
  }
}

interface State {
  readonly tokens: readonly Token[]
  at: number
  readonly hashes: Map<string, readonly Header[]>
  session: Header[]
  cookies: boolean
  open?: string
}

const isRequest = (word: string): boolean =>
  /^(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)$/i.test(word)

const isParameter = (token: Token | undefined): token is Token & { is: 'word' } =>
  token?.is === 'word' && /^-[a-z]+:?$/i.test(token.text)

/** Parameters that take no value, so that the next one may still be the address. */
const switches: ReadonlySet<string> = new Set(['-usebasicparsing', '-skipcertificatecheck'])

/** `$headers = @{…}` and what is set on a `$session` before its request. */
function preparation(state: State, name: string): void {
  if (/\.cookies\.add$/i.test(name)) state.cookies = true
  if (state.tokens[state.at]?.is !== '=') return
  const value = state.tokens[state.at + 1]
  if (value?.is === '@{') {
    state.at += 2
    state.hashes.set(name.toLowerCase(), hashAt(state))
  } else if (value?.is === 'string' && /\.useragent$/i.test(name)) {
    state.at += 2
    state.session.push(['user-agent', value.text])
  }
}

function callAt(state: State): { request: CapturedRequest; readable: boolean } {
  const headers = [...state.session]
  let url: string | undefined
  // The parameter that the next value belongs to; only the very first value may go without one.
  let parameter = ''
  let readable = true
  let insecure = false
  let depth = 0
  while (state.at < state.tokens.length) {
    const token = state.tokens[state.at]
    if (token === undefined || (depth === 0 && (token.is === 'end' || token.is === '|'))) {
      // A chat that takes the backticks away leaves lines that begin with a parameter.
      if (token?.is !== 'end' || !isParameter(state.tokens[state.at + 1])) break
    }
    state.at += 1
    if (token.is === '(') depth += 1
    else if (token.is === ')') depth -= 1
    else if (token.is === '@{') {
      const hash = hashAt(state)
      if (parameter === '-headers') for (const header of hash) headers.push(header)
    } else if (isParameter(token)) {
      const name = token.text.toLowerCase().replace(':', '')
      insecure ||= name === '-skipcertificatecheck'
      if (!switches.has(name)) parameter = name
      continue
    } else if (depth === 0 && (token.is === 'string' || token.is === 'word')) {
      if (parameter === '-uri' || parameter === '') url = token.text
      else if (parameter === '-useragent') headers.push(['user-agent', token.text])
      else if (parameter === '-headers') {
        const hash = state.hashes.get(token.text.toLowerCase())
        readable = hash !== undefined
        for (const header of hash ?? []) headers.push(header)
      }
    }
    parameter = 'taken'
  }
  const { cookies } = state
  return { request: requestOf(url, headers, { cookies, insecure }), readable }
}

/** Entries `key = value`, ended by lines or semicolons; a value that is no string is dropped. */
function hashAt(state: State): Header[] {
  const headers: Header[] = []
  let depth = 1
  let key: string | undefined
  let assigned = false
  while (state.at < state.tokens.length) {
    const token = state.tokens[state.at]
    state.at += 1
    if (token === undefined) break
    if (token.is === '@{' || token.is === '{' || token.is === '(') depth += 1
    else if (token.is === '}' || token.is === ')') depth -= 1
    else if (depth > 1) continue
    else if (token.is === 'end') {
      key = undefined
      assigned = false
    } else if (token.is === '=') assigned = true
    else if (token.is === 'string' || token.is === 'word') {
      if (!assigned) key = token.text
      else if (key !== undefined && token.is === 'string') {
        headers.push([key, token.text])
        key = undefined
      }
    }
    if (depth === 0) return headers
  }
  state.open = bracketIsOpen
  return headers
}
