import * as z from 'zod/mini'
import { anything } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { ProblemError, type ProblemExchange } from '#src/domain/problem.ts'
import { restore } from '#src/domain/sanitise.ts'
import { Secret } from '#src/domain/secret.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { TokenContent } from '#src/domain/token-content.ts'
import { call } from './call.ts'
import { type ServiceList, servicePages } from './service-list.ts'
import { tokenRecord } from './token-record.ts'

/** Names are compared exactly; `nameContains` takes no account of case. */
export type TokenFilter =
  | { readonly id: string }
  | { readonly clientId: string }
  | { readonly name: string }
  | { readonly nameContains: string }

export interface TokenPages {
  readonly filter?: TokenFilter
  readonly sort?: 'createdAt' | '-createdAt'
  /** Default 100. */
  readonly pageSize?: number
}

export interface TokenPage {
  readonly tokens: readonly AtlanToken[]
  /** How many the server says match in all. */
  readonly total: number
}

export interface NewToken extends TokenContent {
  /** Must not reach beyond January 2038, see `overflows`. */
  readonly lifetimeSeconds: number
}

/** Personas of listed tokens have an empty `name`: the list holds their qualified names only. */
export interface TokensResource {
  /** Page by page, so that a long list can be shown while it comes. Oldest first by default. */
  pages(options?: TokenPages, signal?: AbortSignal): AsyncIterable<TokenPage>
  get(id: string, signal?: AbortSignal): Promise<AtlanToken | undefined>
  /** @param clientId `apikey-…` */
  byClientId(clientId: string, signal?: AbortSignal): Promise<AtlanToken | undefined>
  /** All tokens of that name: it need not be unique. */
  byName(name: string, signal?: AbortSignal): Promise<AtlanToken[]>
  /**
   * Creates a token. Its secret is in this answer and nowhere else, ever; it is watched for.
   * @throws ProblemError `answer-lost` or `secret-missing` (unknown-outcome): there may be a token
   */
  create(token: NewToken, signal?: AbortSignal): Promise<{ token: AtlanToken; secret: Secret }>
  /**
   * Replaces name, description and personas, all three: Atlan empties whatever is not sent. Nothing
   * on the server compares them with what was there: read with `get` right before, write all of it,
   * and read again afterwards.
   * @throws ProblemError `token-not-found`; `answer-lost` (unknown-outcome)
   */
  update(id: string, content: TokenContent, signal?: AbortSignal): Promise<AtlanToken>
  /** Deletes it for good. @throws ProblemError `token-not-found` */
  remove(id: string, signal?: AbortSignal): Promise<void>
}

const path = '/api/service/apikeys'

/** API tokens of the tenant that requests go to. */
export function tokensOver(http: Http): TokensResource {
  async function* pages(options: TokenPages = {}, signal?: AbortSignal): AsyncGenerator<TokenPage> {
    const { filter } = options
    const seen = new Set<string>()
    for await (const page of servicePages(http, listOf(options), signal)) {
      // A token made or deleted meanwhile moves the others, so one may come twice.
      const fresh = page.records.filter(({ id }) => !seen.has(id))
      for (const { id } of fresh) seen.add(id)
      const tokens = filter ? fresh.filter((token) => matches(token, filter)) : fresh
      yield { tokens, total: page.total }
    }
  }

  async function first(filter: TokenFilter, signal?: AbortSignal): Promise<AtlanToken | undefined> {
    for await (const { tokens } of pages({ filter }, signal)) if (tokens[0]) return tokens[0]
    return undefined
  }

  return {
    pages,
    get: (id, signal) => first({ id }, signal),
    byClientId: (clientId, signal) => first({ clientId }, signal),
    async byName(name, signal) {
      const found: AtlanToken[] = []
      for await (const { tokens } of pages({ filter: { name } }, signal)) found.push(...tokens)
      return found
    },
    async create(token, signal) {
      const { value, reply } = await call(http, {
        method: 'POST',
        path,
        json: creation(token),
        effect: 'write',
        signal,
        task: 'create a token',
        answer: created,
      })
      const { attributes, ...made } = value
      if (!attributes.accessToken) throw secretMissing(made, reply.exchange)
      const secret = new Secret(attributes.accessToken)
      http.redactor.watch(secret)
      return { token: made, secret }
    },
    async update(id, content, signal) {
      const { value } = await call(http, {
        method: 'POST',
        path: pathOf(id),
        json: contentJson(content),
        effect: 'write',
        signal,
        task: 'change the token',
        noun: 'token',
        answer: tokenRecord,
      })
      return value
    },
    async remove(id, signal) {
      await call(http, {
        method: 'DELETE',
        path: pathOf(id),
        effect: 'write',
        signal,
        task: 'delete the token',
        noun: 'token',
        answer: anything,
      })
    },
  }
}

const created = z.intersection(
  tokenRecord,
  z.object({ attributes: z.object({ accessToken: z.optional(z.string()) }) }),
)

const listOf = ({ filter, sort, pageSize }: TokenPages): ServiceList<AtlanToken> => ({
  path,
  sort: sort ?? 'createdAt',
  pageSize: pageSize ?? 100,
  ...(filter && { filter: wireFilter(filter) }),
  task: 'list the tokens',
  record: tokenRecord,
})

const pathOf = (id: string): string => `${path}/${encodeURIComponent(restore(id))}`

/** All five fields, as the vendor's page demands: also the empty ones. */
const creation = ({ lifetimeSeconds, ...content }: NewToken): object => ({
  ...contentJson(content),
  validitySeconds: lifetimeSeconds,
})

const contentJson = ({ name, description, personas }: TokenContent): object => ({
  displayName: restore(name),
  description: restore(description),
  personas: [],
  personaQualifiedNames: personas.map(restore),
})

function wireFilter(filter: TokenFilter): object {
  if ('id' in filter) return { id: restore(filter.id) }
  if ('clientId' in filter) return { clientId: restore(filter.clientId) }
  if ('name' in filter) return { displayName: restore(filter.name) }
  return { displayName: { $ilike: `%${restore(filter.nameContains)}%` } }
}

/** Filters are undocumented, and `%` and `_` are wildcards in one: what comes back is compared. */
function matches(token: AtlanToken, filter: TokenFilter): boolean {
  if ('id' in filter) return token.id === filter.id
  if ('clientId' in filter) return token.clientId === filter.clientId
  const name = restore(token.name)
  if ('name' in filter) return name === restore(filter.name)
  return name.toLowerCase().includes(restore(filter.nameContains).toLowerCase())
}

function secretMissing({ id }: AtlanToken, exchange: ProblemExchange): ProblemError {
  return new ProblemError({
    kind: 'unknown-outcome',
    code: 'secret-missing',
    title: 'Atlan created a token, but did not give its secret.',
    detail: `The token ${id} exists and nobody can use it: a secret is never shown again.`,
    nextSteps: [{ text: 'Delete that token and create it again.' }],
    http: exchange,
  })
}
