import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { PersonaMembers, PersonaPolicy } from '#src/domain/persona.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { type DescribedPersona, listPersonas } from './personas.ts'
import { sayPolicy } from './policy-words.ts'
import { resolveReference } from './reference.ts'

export interface DescribedPolicy extends PersonaPolicy {
  /** In plain words: “allows to read what is in development (snowflake)”. */
  readonly words: string
}

export interface PersonaView extends DescribedPersona, PersonaMembers {
  readonly policies: readonly DescribedPolicy[]
  /** The tokens that are linked to it; undefined when this credential may not list tokens. */
  readonly tokens: readonly AtlanToken[] | undefined
}

/**
 * A persona with what it allows and who is in it.
 *
 * @param ref qualified name, GUID or exact name
 * @throws ProblemError `persona-not-found`, or `ambiguous-name` with the candidates
 */
export async function viewPersona(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
): Promise<PersonaView> {
  const candidates = (await listPersonas(client, signal)).map((persona) => ({
    persona,
    identifiers: [persona.qualifiedName, persona.guid],
    name: persona.name,
    described: `${persona.qualifiedName}  ${persona.reach}`,
  }))
  const { persona } = resolveReference('persona', ref, candidates)
  const [members, policies, connections, tokens] = await Promise.all([
    client.personas.members(persona.guid, signal),
    client.personas.policies(signal),
    client.connections.list(signal),
    tokensOf(client, persona.qualifiedName, signal),
  ])
  const names = new Map(
    connections.map(({ qualifiedName, name, connector }) => [
      qualifiedName,
      `${name} (${connector})`,
    ]),
  )
  return {
    ...persona,
    ...members,
    policies: policies
      .filter((policy) => policy.personaQualifiedName === persona.qualifiedName)
      .map((policy) => ({ ...policy, words: sayPolicy(policy, (name) => names.get(name) ?? name) }))
      .sort((a, b) => a.words.localeCompare(b.words)),
    tokens,
  }
}

async function tokensOf(client: AtlanClient, persona: string, signal: AbortSignal) {
  const linked: AtlanToken[] = []
  try {
    for await (const { tokens } of client.tokens.pages({}, signal))
      linked.push(
        ...tokens.filter(({ personas }) =>
          personas.some(({ qualifiedName }) => qualifiedName === persona),
        ),
      )
    return linked
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-permitted') return undefined
    throw thrown
  }
}
