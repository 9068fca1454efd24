import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Collection } from '#src/domain/collection.ts'
import { resolveReference } from './reference.ts'
import type { Standing } from './standing.ts'

/** All collections that the credential can see, by name. One search. */
export async function listCollections(
  client: AtlanClient,
  signal: AbortSignal,
): Promise<Collection[]> {
  const collections = await client.collections.list(signal)
  return collections.sort(
    (a, b) => a.name.localeCompare(b.name) || a.qualifiedName.localeCompare(b.qualifiedName),
  )
}

/**
 * The collection that a REF means, read from the store and not from the lagging search index.
 *
 * @param ref GUID, qualified name or exact name
 * @throws ProblemError `collection-not-found`, or `ambiguous-name` with the candidates
 */
export async function findCollection(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
): Promise<Collection> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref))
    return client.collections.get(ref, signal)
  if (/^[^/]+\/collection\/[^/]+\/[^/]+$/.test(ref))
    return client.collections.byQualifiedName(ref, signal)
  const seen = await client.collections.list(signal)
  const found = resolveReference('collection', ref, seen.map(candidate))
  return client.collections.get(found.collection.guid, signal)
}

const candidate = (collection: Collection) => ({
  collection,
  identifiers: [collection.guid, collection.qualifiedName],
  name: collection.name,
  described: `${collection.qualifiedName}  made by ${collection.createdBy}`,
})

/**
 * Whether somebody may decide who uses a collection. Being admin of the workspace does not do it;
 * guests are denied every change.
 */
export function mayChangeCollection({ identity, groups }: Standing, collection: Collection) {
  const { editorUsers, editorGroups } = collection.members
  if (identity.roles.includes('$guest')) return false
  return (
    editorUsers.includes(identity.username) || editorGroups.some((group) => groups.includes(group))
  )
}
