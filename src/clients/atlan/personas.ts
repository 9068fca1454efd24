import * as z from 'zod/mini'
import { optionalText, text, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Persona, PersonaMembers, PersonaPolicy } from '#src/domain/persona.ts'
import { type EntityType, entityByGuid, entityByQualifiedName } from './entity.ts'
import { ownerOf, policyAttributes, policyOf, policyRecord } from './policy-record.ts'
import { type Search, type SearchPage, searchAll, searchPages } from './search.ts'

export interface PersonasResource {
  /** From the search index, which lags: to choose from. */
  list(signal?: AbortSignal): Promise<Persona[]>
  /** The same by name, page by page, so that a long list can be shown while it comes. */
  pages(signal?: AbortSignal): AsyncIterable<SearchPage<Persona>>
  /** Those of these qualified names, from the search index. */
  named(qualifiedNames: readonly string[], signal?: AbortSignal): Promise<Persona[]>
  /** What the policies of all personas allow and deny, from the search index too. */
  policies(signal?: AbortSignal): Promise<PersonaPolicy[]>
  /** From the store. @throws ProblemError `persona-not-found` */
  byGuid(guid: string, signal?: AbortSignal): Promise<Persona>
  /** The people in it, from the store. @throws ProblemError `persona-not-found` */
  members(guid: string, signal?: AbortSignal): Promise<PersonaMembers>
  /** From the store. @throws ProblemError `persona-not-found` */
  byQualifiedName(qualifiedName: string, signal?: AbortSignal): Promise<Persona>
}

export function personasOver(http: Http): PersonasResource {
  return {
    list: (signal) => searchAll(http, allPersonas, signal),
    pages: (signal) => searchPages(http, { ...allPersonas, byName: true }, signal),
    named: (qualifiedNames, signal) =>
      searchAll(http, { ...allPersonas, oneOf: { qualifiedName: qualifiedNames } }, signal),
    policies: (signal) => searchAll(http, allPolicies, signal),
    byGuid: (guid, signal) => entityByGuid(http, personaType, guid, signal),
    members: (guid, signal) => entityByGuid(http, membersType, guid, signal),
    byQualifiedName: (qualifiedName, signal) =>
      entityByQualifiedName(http, personaType, qualifiedName, signal),
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

const personaType: EntityType<Persona> = {
  typeName: 'Persona',
  noun: 'persona',
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

const allPersonas: Search<Persona> = {
  typeName: 'Persona',
  attributes: ['name', 'displayName', 'qualifiedName', 'description', 'isAccessControlEnabled'],
  task: 'list the personas',
  entity: personaEntity,
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
