import type { Collection } from '#src/domain/collection.ts'
import { sayPeople } from '#src/jobs/flows/questions/collections.ts'

/** Who may look at it. */
export const sayViewers = ({ members }: Collection): string =>
  sayPeople(members.viewerUsers, members.viewerGroups)

/** Under the names of Atlan's fields, as connections are. */
export function collectionJson({ members, ...collection }: Collection): object {
  return {
    ...collection,
    adminUsers: members.editorUsers,
    adminGroups: members.editorGroups,
    viewerUsers: members.viewerUsers,
    viewerGroups: members.viewerGroups,
  }
}
