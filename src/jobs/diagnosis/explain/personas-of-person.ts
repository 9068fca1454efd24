import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'
import type { LinkedPersona } from '#src/jobs/queries/token-access.ts'
import type { Search } from './gather-atlan.ts'

/** A request for each; those that have most to do with a failure come early in any tenant. */
const mostRead = 40

/**
 * The personas that name a person; undefined where they cannot be read. Tokens say which personas
 * they have, persons do not: so each persona is asked for its members. Whom it has by their groups
 * is not looked up, and noted.
 */
export async function personasOfPerson(
  { client, looking, signal }: Search,
  login: string,
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
): Promise<LinkedPersona[] | undefined> {
  const asked = personas.slice(0, mostRead)
  const members = await looking.at(
    'who is in the personas',
    Promise.all(asked.map(({ guid }) => client.personas.members(guid, signal))),
  )
  if (typeof members !== 'object') return undefined
  looking.note(`Not looked up: which groups ${login} is in, and so which personas come by them.`)
  if (personas.length > mostRead)
    looking.note(`Only ${mostRead} of ${personas.length} personas were asked for their members.`)
  const policiesOf = Map.groupBy(policies, (policy) => policy.personaQualifiedName)
  return asked.flatMap((persona, at) =>
    members[at]?.users.includes(login)
      ? [{ ...persona, policies: policiesOf.get(persona.qualifiedName) ?? [] }]
      : [],
  )
}
