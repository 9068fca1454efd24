import type { Persona, PersonaPolicy } from '#src/domain/persona.ts'
import type { Purpose, PurposePolicy } from '#src/domain/purpose.ts'
import {
  type NamingPurpose,
  purposesNaming,
  type Subject,
} from '#src/jobs/queries/purposes-naming.ts'
import type { LinkedPersona } from '#src/jobs/queries/token-access.ts'
import type { Search } from './gather-atlan.ts'

/** What lets a person at assets, or keeps them from it. */
export interface AccessOfPerson {
  readonly personas: readonly LinkedPersona[]
  readonly purposes: readonly NamingPurpose[]
}

/**
 * The personas that a person has, and the purposes whose policies name them, by name or by a group;
 * undefined where nobody may look who is in the personas. Tokens say which personas they have,
 * persons do not: so all personas are read with their members.
 */
export async function accessOfPerson(
  { client, looking, signal }: Search,
  subject: Subject,
  personas: readonly Persona[],
  policies: readonly PersonaPolicy[],
): Promise<AccessOfPerson | undefined> {
  const [members, purposes, purposePolicies] = await Promise.all([
    looking.at('who is in the personas', client.personas.allMembers(signal)),
    looking.at<readonly Purpose[]>('the purposes', client.purposes.list(signal)),
    looking.at<readonly PurposePolicy[]>(
      'the policies of purposes',
      client.purposes.policies(signal),
    ),
  ])
  if (typeof members !== 'object') return undefined
  const policiesOf = Map.groupBy(policies, (policy) => policy.personaQualifiedName)
  const has = ({ qualifiedName }: Persona): boolean => {
    const { users = [], groups = [] } = members.get(qualifiedName) ?? {}
    return users.includes(subject.username) || groups.some((one) => subject.groups.includes(one))
  }
  return {
    personas: personas
      .filter(has)
      .map((one) => ({ ...one, policies: policiesOf.get(one.qualifiedName) ?? [] })),
    purposes:
      typeof purposes === 'object' && typeof purposePolicies === 'object'
        ? purposesNaming(subject, purposes, purposePolicies)
        : [],
  }
}
