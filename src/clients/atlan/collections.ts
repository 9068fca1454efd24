import * as z from 'zod/mini'
import { texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Collection, CollectionMembers, CollectionRef } from '#src/domain/collection.ts'
import { restore } from '#src/domain/sanitise.ts'
import { administeredOf, administeredRecord } from './administered-record.ts'
import { type EntityReads, type ListedType, readsOf } from './entity-reads.ts'
import { updateEntities } from './update-entities.ts'

export interface CollectionsResource extends EntityReads<Collection> {
  /**
   * Replaces all editors and viewers of up to 20 collections with one request: all are written, or
   * none. Nothing on the server compares them with what was there: read with `get` right before,
   * write the complete set, and read again afterwards. The creator stays an editor whatever is
   * written (Atlas server source, QueryCollectionPreProcessor).
   *
   * @returns the GUIDs of those that changed. One that had these members already is not among them,
   *   which proves no right.
   * @throws ProblemError `not-permitted` for who is no editor there; `answer-lost` (unknown-outcome)
   */
  writeMembers(writes: readonly MembersWrite[], signal?: AbortSignal): Promise<ReadonlySet<string>>
}

export interface MembersWrite {
  readonly collection: CollectionRef
  readonly members: CollectionMembers
}

/** Collections of the tenant that requests go to. */
export function collectionsOver(http: Http): CollectionsResource {
  return {
    ...readsOf(http, collectionType),
    writeMembers: (writes, signal) =>
      updateEntities(
        http,
        {
          noun: 'collection',
          task: 'change the editors and viewers of the collections',
          entities: writes.map(membersEntity),
        },
        signal,
      ),
  }
}

/** A list that is left out keeps its old content, so all four are sent. */
function membersEntity({ collection, members }: MembersWrite): object {
  return {
    typeName: 'Collection',
    guid: restore(collection.guid),
    attributes: {
      qualifiedName: restore(collection.qualifiedName),
      name: restore(collection.name),
      adminUsers: members.editorUsers.map(restore),
      adminGroups: members.editorGroups.map(restore),
      viewerUsers: members.viewerUsers.map(restore),
      viewerGroups: members.viewerGroups.map(restore),
    },
  }
}

const collectionEntity = z.pipe(
  administeredRecord({
    adminUsers: texts,
    adminGroups: texts,
    viewerUsers: texts,
    viewerGroups: texts,
  }),
  z.transform((entity): Collection => {
    const { attributes: of } = entity
    return {
      ...administeredOf(entity),
      members: {
        editorUsers: of.adminUsers,
        editorGroups: of.adminGroups,
        viewerUsers: of.viewerUsers,
        viewerGroups: of.viewerGroups,
      },
    }
  }),
)

const collectionType: ListedType<Collection> = {
  typeName: 'Collection',
  noun: 'collection',
  attributes: ['name', 'qualifiedName', 'adminUsers', 'adminGroups', 'viewerUsers', 'viewerGroups'],
  entity: collectionEntity,
}
