import { read } from '#src/capture/read.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { hideShapes } from '#src/domain/secret-shapes.ts'
import { hostOf } from './case.ts'
import { type Answer, readAnswer } from './reading/answer.ts'
import { readCredentials } from './reading/credentials.ts'
import { type Named, readNamed } from './reading/named.ts'
import { type Request, readRequest } from './reading/request.ts'
import { sentLines } from './reading/sent-lines.ts'
import { readTrouble } from './reading/trouble.ts'
import type { PastedCredential, Product, Symptom } from './symptom.ts'

/** More than this is no failing request, no response and no log line. */
const longest = 256 * 1024

/**
 * Reads what somebody pasted about a failure: a request as any browser copies it, a response, a body
 * alone, an SDK's error text, a log line or a token. Never throws; sends and opens nothing.
 *
 * @param now by which what a credential says of its end is judged
 */
export function readSymptom(pasted: string, now: Date): Symptom {
  const { label, credentials, damage } = readCredentials(pasted, now)
  // Once the credentials are known, nothing of their shape is looked at again.
  const text = hideShapes(pasted.slice(0, longest), '[hidden]')
  const sent = sentLines(pasted)
  const url = pasted.length <= longest ? read(pasted).requests[0]?.url : undefined
  const { query = '', ...request } = readRequest(text, url && hideShapes(url, '[hidden]'))
  const answer = readAnswer(text)
  const trouble =
    answer.status === undefined
      ? readTrouble(text, request.origin && hostOf(request.origin))
      : undefined
  const named = readNamed(text, `${request.path ?? ''}?${query}`)
  const product = productOf(text, request, answer, credentials)
  // A damaged paste of a request that was let in says nothing; a body or a log line has no request.
  const isAboutIt =
    answer.status === undefined
      ? url !== undefined || !answerSaid(answer)
      : answer.status === 401 && (url !== undefined || sent !== pasted)
  return {
    form: formOf(label, url !== undefined, credentials, answer),
    ...(product !== undefined && { product }),
    ...clean(request),
    ...clean(answer),
    page: answer.page,
    empty: answer.empty,
    ...clean(named),
    ...(trouble !== undefined && { trouble }),
    credentials,
    ...(damage !== undefined && isAboutIt && { damage }),
  }
}

const answerSaid = ({ status, code, message, empty }: Answer): boolean =>
  empty || (status ?? code ?? message) !== undefined

/** Every text of the object fit to be shown. */
function clean<T extends Request | Answer | Named>(part: T): T {
  const entries = Object.entries(part).map(([key, value]) => [
    key,
    typeof value === 'string' ? sanitise(value).slice(0, 400) : value,
  ])
  return Object.fromEntries(entries) as T
}

function productOf(
  text: string,
  { origin, path = '' }: Request,
  { code, sdkCode }: Answer,
  credentials: readonly PastedCredential[],
): Product | undefined {
  const host = origin === undefined ? '' : new URL(origin).hostname
  if (/(?:^|\.)atlan\.com$/.test(host) || code?.startsWith('ATLAS-') || sdkCode !== undefined)
    return 'atlan'
  if (/(?:^|\.)axiom\.co$/.test(host)) return 'axiom'
  if (/^\/(?:api\/(?:meta|service|sql)|auth\/realms)\b/.test(path)) return 'atlan'
  if (/^\/v[12]\//.test(path)) return 'axiom'
  if (/\bpyatlan\b|"approximateCount"|atlan-(?:java|go)|com\.atlan\./i.test(text)) return 'atlan'
  if (/\baxiom(?:-go|-py|-js|hq)?\b/i.test(text)) return 'axiom'
  return credentials[0]?.product
}

function formOf(
  label: string,
  isRequest: boolean,
  credentials: readonly PastedCredential[],
  answer: Answer,
): string {
  if (isRequest || (credentials.length > 0 && !answerSaid(answer))) return label
  if (answer.sdkCode !== undefined) return 'the error text of an SDK'
  return answerSaid(answer) ? 'an answer' : 'a line of text'
}
