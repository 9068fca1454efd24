import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Collection } from '#src/domain/collection.ts'
import { findInBulk } from './find-in-bulk.ts'
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
 * The collections that REFs mean, read from the store and not from the lagging search index.
 *
 * @param refs GUIDs, qualified names or exact names
 * @returns them without repetition, in the order in which they were named first
 * @throws ProblemError `collection-not-found`, or `ambiguous-name` with the candidates
 */
export async function findCollections(
  client: AtlanClient,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<Collection[]> {
  return findInBulk(client.collections, refs, signal, {
    isQualifiedName: (ref) => /^[^/]+\/collection\/[^/]+\/[^/]+$/.test(ref),
    byName: (seen, ref) => resolveReference('collection', ref, seen.map(candidate)).collection,
  })
}

/** The same for one. */
export async function findCollection(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
): Promise<Collection> {
  const [found] = await findCollections(client, [ref], signal)
  if (found === undefined) throw new Error('one REF means one collection')
  return found
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
