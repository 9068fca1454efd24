import { onTestFinished } from 'vitest'
import { type PracticeOptions, type PracticeTenants, startPractice } from '#src/practice/start.ts'

type Json = Record<string, unknown>

/** An answer over the wire; `body` is undefined where it was no JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Unchecked, as JSON.parse gives it: a test is what checks it. */
  readonly body: ReturnType<JSON['parse']>
}

/** A practice tenant for one test, on a clock that stands still until it is moved. */
export interface Trial {
  readonly practice: PracticeTenants
  readonly baseUrl: string
  /** Moves the tenant's clock. */
  pass(ms: number): void
  /** @param bearer of whom; `undefined` sends none. @param body sent as JSON. */
  call(bearer: string | undefined, method: string, path: string, body?: unknown): Promise<Answer>
  /** The practice API token's bearer. */
  readonly token: string
  /** A fresh bearer of this user. */
  as(username: string): Promise<string>
  /** Creates an API token. @returns its JSON with the bearer. */
  newToken(body?: Json): Promise<{ id: string; username: string; bearer: string }>
  /** One entity's attributes, read by the practice token by type and name. */
  find(typeName: string, name: string, connectorName?: string): Promise<Found>
}

export interface Found {
  readonly guid: string
  readonly qualifiedName: string
  readonly attributes: Json
}

/** Starts a practice for this test and stops it when the test has ended. */
export async function startTrial(options: PracticeOptions = {}): Promise<Trial> {
  let time = Date.now()
  const practice = await startPractice({ now: () => time, ...options })
  onTestFinished(() => practice.close())
  const { baseUrl, apiToken } = practice.atlan
  const token = apiToken.secret

  async function call(
    bearer: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) }
  }

  return {
    practice,
    baseUrl,
    token,
    call,
    pass: (ms) => {
      time += ms
    },
    as: (username) => practice.issueBearer(username),
    async newToken(body = {}) {
      const answer = await call(token, 'POST', '/api/service/apikeys', {
        displayName: 'trial',
        description: '',
        personas: [],
        personaQualifiedNames: [],
        validitySeconds: 3600,
        ...body,
      })
      const { id, clientId, attributes } = answer.body
      return { id, username: `service-account-${clientId}`, bearer: attributes.accessToken }
    },
    async find(typeName, name, connectorName) {
      const filter = [
        { term: { '__typeName.keyword': typeName } },
        { term: { 'name.keyword': name } },
        ...(connectorName ? [{ term: { connectorName } }] : []),
      ]
      const answer = await call(token, 'POST', '/api/meta/search/indexsearch', {
        dsl: { from: 0, size: 2, query: { bool: { filter } } },
        attributes: ['adminUsers', 'adminGroups', 'adminRoles', 'viewerUsers', 'connectorName'],
      })
      const [hit] = answer.body.entities
      const { guid, attributes } = hit
      return { guid, qualifiedName: attributes.qualifiedName, attributes }
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The body of a bulk write of one entity. */
export function one(typeName: string, attributes: Json, guid = '-1'): Json {
  return { entities: [{ typeName, attributes, guid }] }
}

/** A search for one guid, with these attributes. */
export function byGuid(guid: string, attributes: string[] = []): Json {
  return {
    attributes,
    dsl: { from: 0, size: 1, query: { bool: { filter: [{ term: { __guid: { value: guid } } }] } } },
  }
}
