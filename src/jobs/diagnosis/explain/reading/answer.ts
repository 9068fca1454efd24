import { firstMatch } from './first-match.ts'

/** What a text says of the answer that came. */
export interface Answer {
  readonly status?: number
  readonly code?: string
  readonly sdkCode?: string
  readonly message?: string
  readonly page: boolean
  readonly empty: boolean
  readonly serverDate?: Date
  readonly retryAfterSeconds?: number
}

/** Reads an answer out of a response, a body alone, an SDK's error text or a log line. */
export function readAnswer(text: string): Answer {
  const code = firstMatch(text, codes)
  const sdkCode = firstMatch(text, [/\b(ATLAN-(?:PYTHON|JAVA|GO)-\d{3}-\d{3})\b/])
  const status = statusIn(text, code)
  const message = messageIn(text)
  const serverDate = dateIn(text)
  const retryAfter = firstMatch(text, [/^[<\s]*retry-after:\s*(\d{1,6})\s*$/im])
  return {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(sdkCode !== undefined && { sdkCode }),
    ...(message !== undefined && { message }),
    page: isPage(text),
    empty: status === undefined && emptyPattern.test(text),
    ...(serverDate !== undefined && { serverDate }),
    ...(retryAfter !== undefined && { retryAfterSeconds: Number(retryAfter) }),
  }
}

// Of the catalogue, else of the sign-in service.
const codes: readonly RegExp[] = [
  /\b(ATLAS-\d{3}-\d{2}-\d{3})\b/,
  /"error"\s*:\s*"(invalid_client|invalid_grant|unauthorized_client|invalid_token)"/,
]

// The nearer to the wire, the earlier. A number alone is no status.
const statusPatterns: readonly RegExp[] = [
  /^[<*\s]*HTTP\/[\d.]+ ([3-5]\d\d)\b/im,
  /\bATLAN-(?:PYTHON|JAVA|GO)-([3-5]\d\d)-\d{3}\b/,
  /\\?"(?:status|status_?code|statusCode|httpStatus|code)\\?"\s*:\s*\\?"?([3-5]\d\d)\b/i,
  /\bAPI error:? ([3-5]\d\d)\b/i,
  /\b([3-5]\d\d) (?:Client|Server) Error\b/i,
  /HTTP\/[\d.]+\\?" ([3-5]\d\d)\b/,
  /\b(?:status(?: ?code)?|http(?: error)?|error|code|answered|returned|responded|response|got)\b["'\s:=(]{1,4}(?:with |of |status |code ){0,2}([3-5]\d\d)\b(?!-)/i,
  /\b([3-5]\d\d) (?:Unauthorized|Forbidden|Not Found|Conflict|Bad Request|Too Many|Internal|Bad Gateway|Service Unavail|Gateway|Unprocessable|Precondition|Found|Moved|Temporary)/i,
]

/** The number in a code of Atlas is its status, but for a late search (Atlas source). */
const otherStatus: Readonly<Record<string, number>> = { 'ATLAS-400-00-502': 429 }

function statusIn(text: string, code: string | undefined): number | undefined {
  const said = firstMatch(text, statusPatterns)
  if (said !== undefined) return Number(said)
  if (!code?.startsWith('ATLAS-')) return undefined
  return otherStatus[code] ?? Number(code.split('-')[1])
}

const quoted = '\\\\?"((?:[^"\\\\]|\\\\[^"])+)\\\\?"'

const messagePatterns: readonly RegExp[] = [
  ...['errorMessage', 'message', 'error_description', 'error'].map(
    (name) => new RegExp(`\\\\?"${name}\\\\?"\\s*:\\s*${quoted}`),
  ),
  // pyatlan, Java and Go alike; what comes after the first sentence is advice.
  /Server responded with (?:an? [a-z ]+? error:? )?(?:-- )?(?:[\w-]+: )?([^\n]{3,300}?)(?:\. Suggestion|\s+Suggestion:|\s+-- caused by|\n|$)/,
  /\bAPI error:? \d{3}: ([^\n]{3,300})/i,
  /^(?:[\w@/-]{1,40}: ?){0,3}(forbidden|invalid token|missing (?:access )?token|missing organization ID[^\n]*|at least one (?:dataset )?capability must be set)\.?$/im,
  /(cannot decode response with unknown content type[^\n]{0,100})/i,
  /((?:Exceeded \d+ redirects|too many redirects|maximum (?:\(\d+\) )?redirects? (?:reached|followed)|redirect count exceeded)[^\n]{0,80})/i,
  /(argument after \*\* must be a mapping, not NoneType)/,
  /([\w.@-]+ is not (?:authorized to perform|admin for connection) [^\n"]{3,200})/,
]

const messageIn = (text: string): string | undefined => firstMatch(text, messagePatterns)

/** Of Atlan's search, else in a person's words. */
const emptyPattern =
  /"approximateCount"\s*:\s*0\b|\b(?:found nothing|nothing (?:was )?found|(?:0|no) results)\b/i

const isPage = (text: string): boolean =>
  /^[<\s]*content-type:\s*text\/html/im.test(text) ||
  /<!doctype html|<html[\s>]/i.test(text) ||
  /Unexpected token '?<|Expecting value: line 1 column 1|invalid character '<'|unknown content type/.test(
    text,
  )

function dateIn(text: string): Date | undefined {
  const said = firstMatch(text, [
    /^[<\s]*date:\s*([A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)/im,
  ])
  const date = new Date(said ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date
}
