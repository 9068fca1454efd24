import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { visible } from './token-reach.ts'

/** Puts the names of their personas into tokens. */
export type NamePersonas = (
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
) => Promise<AtlanToken[]>

/**
 * Lists of tokens give only the qualified names of personas. Their names come from the index: one
 * search for all that are not known yet, none where there is nothing to ask.
 */
export function personaNames(client: AtlanClient): NamePersonas {
  const names = new Map<string, string>()
  return async (tokens, signal) => {
    const mentioned = tokens.flatMap(({ personas }) => personas.map((one) => one.qualifiedName))
    const unknown = [...new Set(mentioned)].filter((one) => !names.has(one))
    for (let at = 0; at < unknown.length; at += mostAtOnce) {
      const asked = unknown.slice(at, at + mostAtOnce)
      // One that is not visible is called by its qualified name.
      for (const one of asked) names.set(one, one)
      const found = await visible(client.personas.named(asked, signal))
      for (const { qualifiedName, name } of found ?? []) names.set(qualifiedName, name)
    }
    return tokens.map((token) => withNames(token, names))
  }
}

/** What fits into one query with ease. Ours: no limit is written down. */
const mostAtOnce = 500

const withNames = (token: AtlanToken, names: ReadonlyMap<string, string>): AtlanToken =>
  token.personas.length === 0
    ? token
    : {
        ...token,
        personas: token.personas.map(({ qualifiedName }) => ({
          qualifiedName,
          name: names.get(qualifiedName) ?? qualifiedName,
        })),
      }

/** The same for tokens that are all there already. */
export const withPersonaNames = (
  client: AtlanClient,
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
): Promise<AtlanToken[]> => personaNames(client)(tokens, signal)
