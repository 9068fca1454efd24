import type { Persona, PersonaMembers, PersonaPolicy } from '#src/domain/persona.ts'
import type { LinkedPersona } from '#src/jobs/queries/token-access.ts'
import type { Search } from './gather-atlan.ts'

/** A request for each; those that have most to do with a failure come early in any tenant. */
const mostRead = 40

/**
 * The personas that a person has, by name or by a group; undefined where they cannot be read. Tokens
 * say which personas they have, persons do not: so each persona is asked for its members.
 *
 * @param groups internal names of the groups that the person is in
 */
export async function personasOfPerson(
  { client, looking, signal }: Search,
  login: string,
  groups: readonly string[],
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
): Promise<LinkedPersona[] | undefined> {
  const asked = personas.slice(0, mostRead)
  const members = await looking.at(
    'who is in the personas',
    Promise.all(asked.map(({ guid }) => client.personas.members(guid, signal))),
  )
  if (typeof members !== 'object') return undefined
  if (personas.length > mostRead)
    looking.note(`Only ${mostRead} of ${personas.length} personas were asked for their members.`)
  const policiesOf = Map.groupBy(policies, (policy) => policy.personaQualifiedName)
  const isIn = ({ users, groups: theirs }: PersonaMembers): boolean =>
    users.includes(login) || theirs.some((group) => groups.includes(group))
  return asked.flatMap((persona, at) => {
    const its = members[at]
    if (its === undefined || !isIn(its)) return []
    return [{ ...persona, policies: policiesOf.get(persona.qualifiedName) ?? [] }]
  })
}
