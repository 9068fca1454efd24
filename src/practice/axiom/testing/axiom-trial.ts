import { onTestFinished } from 'vitest'
import { type PracticeOptions, type PracticeTenants, startPractice } from '#src/practice/start.ts'

type Json = Record<string, unknown>

/** An answer over the wire; `body` is undefined where it was no JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read into answers of many shapes
  readonly body: any
}

/** A practice organisation for one test, on a clock that stands still until it is moved. */
export interface AxiomTrial extends Pick<PracticeTenants, 'axiom'> {
  now(): number
  /** Moves the organisation's clock. */
  pass(milliseconds: number): void
  /** As the owner, with a personal access token in the first organisation. */
  owner(method: string, path: string, body?: unknown): Promise<Answer>
  /** @param body sent as JSON; a text as it is. */
  call(
    headers: Record<string, string>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer>
  /** A token made by the owner. @param content beside its name. */
  newToken(content?: Json): Promise<{ id: string; bearer: { authorization: string }; body: Json }>
}

export async function startAxiomTrial(options: PracticeOptions = {}): Promise<AxiomTrial> {
  let time = Date.parse('2026-11-21T12:00:00Z')
  const practice = await startPractice({ now: () => time, ...options })
  onTestFinished(() => practice.close())
  const { baseUrl, orgId, personalAccessToken } = practice.axiom

  const call: AxiomTrial['call'] = async (headers, method, path, body) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) }
  }
  const person = { authorization: `Bearer ${personalAccessToken}`, 'x-axiom-org-id': orgId }
  const owner: AxiomTrial['owner'] = (...request) => call(person, ...request)

  return {
    axiom: practice.axiom,
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds
    },
    call,
    owner,
    async newToken(content = INGEST) {
      const { body } = await owner('POST', '/v2/tokens', { name: 'trial', ...content })
      return { id: body.id, bearer: { authorization: `Bearer ${body.token}` }, body }
    },
  }
}

/** The least that a token can be given. */
export const INGEST = { datasetCapabilities: { 'http-logs': { ingest: ['create'] } } }

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
