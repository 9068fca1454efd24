import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Persona, PersonaMembers, PersonaPolicy } from '#src/domain/persona.ts'
import { type EntityType, entityByGuid } from './entity.ts'
import { type EntityReads, type ListedType, readsOf } from './entity-reads.ts'
import { ownerOf, policyAttributes, policyOf, policyRecord } from './policy-record.ts'
import { type Search, searchAll } from './search.ts'

export interface PersonasResource extends EntityReads<Persona> {
  /** Those of these qualified names, from the search index. */
  named(qualifiedNames: readonly string[], signal?: AbortSignal): Promise<Persona[]>
  /** What the policies of all personas allow and deny, from the search index too. */
  policies(signal?: AbortSignal): Promise<PersonaPolicy[]>
  /** The people in each, by its qualified name, from the search index. */
  allMembers(signal?: AbortSignal): Promise<ReadonlyMap<string, PersonaMembers>>
  /** The people in it, from the store. @throws ProblemError `persona-not-found` */
  members(guid: string, signal?: AbortSignal): Promise<PersonaMembers>
}

/** Personas of the tenant that requests go to. */
export function personasOver(http: Http): PersonasResource {
  return {
    ...readsOf(http, personaType),
    named: (qualifiedNames, signal) =>
      searchAll(
        http,
        {
          ...personaType,
          oneOf: { qualifiedName: qualifiedNames },
          task: 'list the personas',
        },
        signal,
      ),
    policies: (signal) => searchAll(http, allPolicies, signal),
    allMembers: async (signal) => new Map(await searchAll(http, allMembers, signal)),
    members: (guid, signal) => entityByGuid(http, membersType, guid, signal),
  }
}

const personaEntity = z.pipe(
  z.object({
    guid: text,
    attributes: z.object({
      qualifiedName: text,
      name: optionalText,
      displayName: optionalText,
      description: optionalText,
      isAccessControlEnabled: z.nullish(z.boolean()),
    }),
  }),
  z.transform(
    ({ guid, attributes: of }): Persona => ({
      guid,
      qualifiedName: of.qualifiedName,
      // Atlan's pages show the display name; our choice where the two differ.
      name: of.displayName || of.name,
      description: of.description,
      // The server sets it to true where nobody said anything.
      enabled: of.isAccessControlEnabled ?? true,
    }),
  ),
)

const personaType: ListedType<Persona> = {
  typeName: 'Persona',
  noun: 'persona',
  attributes: ['name', 'displayName', 'qualifiedName', 'description', 'isAccessControlEnabled'],
  entity: personaEntity,
}

const membersType: EntityType<PersonaMembers> = {
  typeName: 'Persona',
  noun: 'persona',
  entity: z.pipe(
    z.object({ attributes: z.object({ personaUsers: texts, personaGroups: texts }) }),
    z.transform(({ attributes: of }) => ({ users: of.personaUsers, groups: of.personaGroups })),
  ),
}

const allMembers: Search<readonly [string, PersonaMembers]> = {
  typeName: 'Persona',
  attributes: ['qualifiedName', 'personaUsers', 'personaGroups'],
  task: 'list who is in the personas',
  entity: z.pipe(
    z.object({
      attributes: z.object({ qualifiedName: text, personaUsers: texts, personaGroups: texts }),
    }),
    z.transform(
      ({ attributes: { qualifiedName, personaUsers: users, personaGroups: groups } }) =>
        [qualifiedName, { users, groups }] as const,
    ),
  ),
}

const allPolicies: Search<PersonaPolicy> = {
  typeName: 'AuthPolicy',
  terms: { policyCategory: 'persona' },
  attributes: [...policyAttributes, 'connectionQualifiedName'],
  task: "list the personas' policies",
  entity: z.pipe(
    z.object({ attributes: policyRecord({ connectionQualifiedName: optionalText }) }),
    z.transform(({ attributes: of }): PersonaPolicy => {
      const { connectionQualifiedName } = of
      return {
        ...policyOf(of),
        personaQualifiedName: ownerOf(of),
        ...(connectionQualifiedName && { connectionQualifiedName }),
      }
    }),
  ),
}
