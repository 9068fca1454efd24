import type { CollectionRef } from '#src/domain/collection.ts'
import { sayDate } from '#src/domain/duration.ts'
import { collectionActions } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { findCollection } from '#src/jobs/queries/collections.ts'
import { membersBlock } from './members.ts'

/** One collection of queries and everybody who uses it, from the store. */
export const collectionPlace = (desk: Desk, { guid, name }: CollectionRef): PagePlace => ({
  kind: 'page',
  title: name,
  doing: `Asking who uses ${name}`,
  command: ['collection', 'show', guid],
  load: async (signal): Promise<Page> => {
    const { workbench, credential } = await desk.signedIn(signal)
    const collection = await findCollection(workbench.client(credential.handle), guid, signal)
    const { editorUsers, editorGroups, viewerUsers, viewerGroups } = collection.members
    return {
      identifier: collection.qualifiedName,
      blocks: [
        {
          facts: [
            ['qualified name', collection.qualifiedName],
            ['guid', collection.guid],
            [
              'created',
              `${sayDate(collection.createdAt)} by ${collection.createdBy}, who always stays an editor`,
            ],
          ],
        },
        membersBlock(desk, 'Editors', { users: editorUsers, groups: editorGroups }),
        membersBlock(desk, 'Viewers', { users: viewerUsers, groups: viewerGroups }),
        { heading: 'What can be done', items: actionItems(collectionActions, desk, [collection]) },
      ],
    }
  },
})
