import { targetOf } from '#src/capture/origin.ts'
import { withoutUndefined } from '#src/domain/without-undefined.ts'
import { firstMatch } from './first-match.ts'

/** What a text says of the request that failed. */
export interface Request {
  readonly origin?: string
  readonly method?: string
  readonly path?: string
  /** The decoded query, to find names in. */
  readonly query?: string
}

/** @param url as a reader of `capture` found it in a command, where there is one */
export function readRequest(text: string, url: string | undefined): Request {
  const address = url ?? firstMatch(text, addresses)
  const parsed = address === undefined ? undefined : parse(address)
  const path = parsed?.path ?? firstMatch(text, paths)
  const method = methodIn(text, url !== undefined)
  const origin = parsed?.origin ?? originNamed(text)
  return withoutUndefined({
    origin,
    method,
    // What follows an address in a sentence is no part of it.
    path: path?.replace(/[?#].*$|[,.;:]+$/g, ''),
    query: parsed?.query,
  })
}

// Vendors' help pages stand in their own error texts.
const addresses: readonly RegExp[] = [
  /(https?:\/\/(?!(?:ask|docs|developer|support|www)\.)[\w.-]+(?::\d+)?\/[^\s"'<>\\^)]+)/,
  /(https?:\/\/(?!(?:ask|docs|developer|support|www)\.)[\w.-]+(?::\d+)?)/,
]

const paths: readonly RegExp[] = [
  /"(?:GET|POST|PUT|DELETE|PATCH) (\/[^\s"]*) HTTP\//,
  /\b(?:GET|POST|PUT|DELETE|PATCH) (\/[^\s"']*)/,
  /(\/(?:api\/(?:meta|service|sql)|auth\/realms|v[12]\/(?:datasets|tokens|views|users?|orgs|ingest|query|monitors|dashboards|annotations|rbac))\b[^\s"'<>\\]*)/,
]

/** Names of hosts where no address stands: a resolver's complaint, a Python adapter's. */
function originNamed(text: string): string | undefined {
  const host = firstMatch(text, [
    /(?:resolve host:? |ENOTFOUND |EAI_AGAIN |lookup |host=')([a-z\d.-]+\.[a-z]{2,})\b/i,
    /^[<>\s]*host:\s*([\w.-]+(?::\d+)?)\s*$/im,
  ])
  return host === undefined ? undefined : parse(`https://${host}`)?.origin
}

function parse(address: string): { origin?: string; path: string; query?: string } | undefined {
  // cmd's carets and a shell's backslashes are no part of an address.
  const plain = address.replace(/[\\^]/g, '')
  const written = /^(?:[a-z]+:)?\/\//i.test(plain) ? plain : `https://${plain}`
  const whole = written.startsWith('//') ? `https:${written}` : written
  if (!URL.canParse(whole)) return undefined
  const target = targetOf(whole, undefined)
  const url = new URL(whole)
  return {
    ...('origin' in target && { origin: target.origin }),
    path: url.pathname,
    ...(url.search !== '' && { query: decoded(url.search) }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function methodIn(text: string, isCommand: boolean): string | undefined {
  const said = firstMatch(text, [
    /(?:-X|--request|-Method|"?method"?:)\s*\^?["']?(GET|POST|PUT|DELETE|PATCH)\b/,
    /\b(GET|POST|PUT|DELETE|PATCH)\\?"? (?:https?:\/\/|\/)/,
  ])
  if (said !== undefined || !isCommand) return said
  return /\s--?d(?:ata(?:-\w+)?)?\s|--json\s|-Body\b|"?body"?:/.test(text) ? 'POST' : 'GET'
}
