import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { ProblemError, problemOf } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { expiryOf, serviceAccountPrefix, usernameOf } from '#src/domain/token.ts'
import { notFound, resolveReference } from './reference.ts'

/**
 * The token that a REF means: id, client id (with or without `service-account-`) or exact name.
 * Its personas carry their names. The server's own filter is not trusted: matches are compared.
 *
 * @throws ProblemError `token-not-found`, or `ambiguous-name` with the candidates
 */
export async function findToken(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
): Promise<AtlanToken> {
  const found = await lookUp(client, ref, signal)
  const token = resolveReference('token', ref, found.map(candidate)).token
  const [named] = await withPersonaNames(client, [token], signal)
  return named ?? token
}

/** Fewer are looked up one by one. */
const manyRefs = 10

/**
 * A way to find many tokens: where it takes fewer requests, they are listed once and each REF is
 * compared with the list.
 *
 * @returns finds one like `findToken`, but without the names of its personas
 */
export async function tokenFinder(
  client: AtlanClient,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<(ref: string) => Promise<AtlanToken>> {
  const alone = async (ref: string) =>
    resolveReference('token', ref, (await lookUp(client, ref, signal)).map(candidate)).token
  if (refs.length < manyRefs) return alone
  const all: AtlanToken[] = []
  try {
    for await (const { tokens, total } of client.tokens.pages({ sort: '-createdAt' }, signal)) {
      all.push(...tokens)
      if (total / tokens.length > refs.length) return alone
    }
  } catch (thrown) {
    // Who may not list them is told so of each.
    if (problemOf(thrown).kind === 'not-permitted') return alone
    throw thrown
  }
  const candidates = all.map(candidate)
  const known = new Set(candidates.flatMap(({ identifiers, name }) => [...identifiers, name]))
  // What is not in the list may have been created meanwhile, or be written another way.
  return async (ref) =>
    known.has(ref) ? resolveReference('token', ref, candidates).token : alone(ref)
}

async function lookUp(client: AtlanClient, ref: string, signal: AbortSignal) {
  const clientId = ref.startsWith(serviceAccountPrefix)
    ? ref.slice(serviceAccountPrefix.length)
    : ref
  if (/^apikey-[0-9a-f-]{36}$/i.test(clientId)) {
    const token = await client.tokens.byClientId(clientId, signal)
    return token === undefined ? [] : [token]
  }
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)) {
    const token = await client.tokens.get(ref, signal)
    if (token !== undefined) return [token]
  }
  return client.tokens.byName(ref, signal)
}

/**
 * A token as it is now, with the names of its personas that are known already.
 * @throws ProblemError `token-not-found` when it was deleted meanwhile
 */
export async function rereadToken(
  client: AtlanClient,
  { id, personas }: AtlanToken,
  signal: AbortSignal,
): Promise<AtlanToken> {
  const now = await client.tokens.get(id, signal)
  if (now === undefined) throw new ProblemError(notFound('token', id))
  const names = new Map(personas.map(({ qualifiedName, name }) => [qualifiedName, name]))
  return {
    ...now,
    personas: now.personas.map(({ qualifiedName }) => ({
      qualifiedName,
      name: names.get(qualifiedName) ?? qualifiedName,
    })),
  }
}

const candidate = (token: AtlanToken) => ({
  token,
  identifiers: [token.id, token.clientId, usernameOf(token)],
  name: token.name,
  described: `${token.id}  made by ${token.createdBy} on ${token.createdAt.toISOString()}`,
})

/** Lists give only the qualified names of personas; the names come from one search. */
export async function withPersonaNames(
  client: AtlanClient,
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
): Promise<AtlanToken[]> {
  if (tokens.every(({ personas }) => personas.length === 0)) return [...tokens]
  const personas = await client.personas.list(signal)
  const names = new Map(personas.map(({ qualifiedName, name }) => [qualifiedName, name]))
  return tokens.map((token) => ({
    ...token,
    personas: token.personas.map(({ qualifiedName }) => ({
      qualifiedName,
      name: names.get(qualifiedName) ?? qualifiedName,
    })),
  }))
}

/** Which tokens, in which order. */
export interface TokenSelection {
  /** Only names, descriptions or creators that contain it, in any case. */
  readonly filter?: string
  /** Only those that end within so many days, or have ended. */
  readonly expiring?: number
  readonly createdBy?: string
  readonly sort: 'name' | 'created' | 'expires'
  readonly limit?: number
}

/**
 * The tokens of a tenant that fit, with the names of their personas.
 * @returns them, how many fit before the limit was applied, and how many the tenant has
 */
export async function listTokens(
  client: AtlanClient,
  selection: TokenSelection,
  now: Date,
  signal: AbortSignal,
): Promise<{ tokens: AtlanToken[]; total: number; known: number }> {
  const all: AtlanToken[] = []
  for await (const { tokens } of client.tokens.pages({ sort: '-createdAt' }, signal))
    all.push(...tokens)
  const fitting = all
    .filter((token) => fits(token, selection, now))
    .sort(orders(now)[selection.sort])
  const shown = fitting.slice(0, selection.limit)
  const tokens = await withPersonaNames(client, shown, signal)
  return { tokens, total: fitting.length, known: all.length }
}

function fits(token: AtlanToken, { filter, expiring, createdBy }: TokenSelection, now: Date) {
  const { name, description, createdBy: creator } = token
  const words = [name, description, creator].map((text) => text.toLowerCase())
  if (filter !== undefined && !words.some((text) => text.includes(filter.toLowerCase())))
    return false
  if (createdBy !== undefined && creator !== createdBy) return false
  if (expiring === undefined) return true
  const { expiresAt } = expiryOf(token, now)
  return expiresAt !== null && expiresAt.getTime() - now.getTime() <= expiring * 86_400_000
}

const orders = (
  now: Date,
): Record<TokenSelection['sort'], (a: AtlanToken, b: AtlanToken) => number> => ({
  name: (a, b) => a.name.localeCompare(b.name),
  created: (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
  expires: (a, b) => endOf(a, now) - endOf(b, now),
})

const endOf = (token: AtlanToken, now: Date): number =>
  expiryOf(token, now).expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
