import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { ProblemError, problemOf } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { serviceAccountPrefix, usernameOf } from '#src/domain/token.ts'
import { workOff } from '#src/domain/work-off.ts'
import { requestsAtOnce } from './in-bulk.ts'
import { withPersonaNames } from './persona-names.ts'
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

/**
 * Several as `findToken` finds one, in their order; each once, however often it is named.
 * @throws ProblemError of the first that is not found
 */
export async function findTokens(
  client: AtlanClient,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<AtlanToken[]> {
  const find = await tokenFinder(client, refs, signal)
  const found: AtlanToken[] = []
  await workOff([...refs.entries()], requestsAtOnce, async ([index, ref]) => {
    found[index] = await find(ref)
  })
  const each = new Map(found.map((token) => [token.id, token]))
  return withPersonaNames(client, [...each.values()], signal)
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
      name: names.get(qualifiedName) || qualifiedName,
    })),
  }
}

/** The same of several, in their order. */
export async function rereadTokens(
  client: AtlanClient,
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
): Promise<AtlanToken[]> {
  const read: AtlanToken[] = []
  await workOff([...tokens.entries()], requestsAtOnce, async ([index, token]) => {
    read[index] = await rereadToken(client, token, signal)
  })
  return read
}

const candidate = (token: AtlanToken) => ({
  token,
  identifiers: [token.id, token.clientId, usernameOf(token)],
  name: token.name,
  described: `${token.id}  made by ${token.createdBy} on ${token.createdAt.toISOString()}`,
})
