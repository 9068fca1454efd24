import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { visible } from './token-reach.ts'

type Linked = Pick<AtlanToken, 'personas'>

/** Puts the names of their personas into tokens, or into what becomes one. */
export type NamePersonas = <One extends Linked>(
  tokens: readonly One[],
  signal: AbortSignal,
) => Promise<One[]>

/**
 * Lists of tokens give only the qualified names of personas. Their names come from the index: one
 * search for all that are not known yet, none where there is nothing to ask.
 */
export function personaNames(client: AtlanClient): NamePersonas {
  // One object for each: a long list names the same few in every row.
  const known = new Map<string, PersonaRef>()
  return async (tokens, signal) => {
    const mentioned = tokens.flatMap(({ personas }) => personas.map((one) => one.qualifiedName))
    const unknown = [...new Set(mentioned)].filter((one) => !known.has(one))
    for (let at = 0; at < unknown.length; at += mostAtOnce) {
      const asked = unknown.slice(at, at + mostAtOnce)
      const found = await visible(client.personas.named(asked, signal))
      // One that is not visible is called by its qualified name.
      for (const one of asked) known.set(one, { qualifiedName: one, name: one })
      for (const { qualifiedName, name } of found ?? [])
        known.set(qualifiedName, { qualifiedName, name })
    }
    return tokens.map((token) => withNames(token, known))
  }
}

/** What fits into one query with ease. Ours: no limit is written down. */
const mostAtOnce = 500

const withNames = <One extends Linked>(token: One, known: ReadonlyMap<string, PersonaRef>): One =>
  token.personas.length === 0
    ? token
    : { ...token, personas: token.personas.map((one) => known.get(one.qualifiedName) ?? one) }

/** The same for tokens that are all there already. */
export const withPersonaNames = (
  client: AtlanClient,
  tokens: readonly AtlanToken[],
  signal: AbortSignal,
): Promise<AtlanToken[]> => personaNames(client)(tokens, signal)
