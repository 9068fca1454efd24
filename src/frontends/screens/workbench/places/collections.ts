import type { Collection } from '#src/domain/collection.ts'
import { collectionActions } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { sayEditors } from '#src/jobs/flows/questions/collections.ts'
import { listCollections } from '#src/jobs/queries/collections.ts'
import { collectionPlace } from './collection.ts'

/** The collections of queries of an Atlan tenant. */
export const collectionsPlace = (desk: Desk): ListPlace<Collection> => ({
  kind: 'list',
  title: 'Collections',
  doing: 'Asking for the collections',
  command: ['collection', 'list'],
  about: ['Editors of a collection change its queries and decide who uses it.'],
  async *rows(signal) {
    const { workbench, credential } = await desk.signedIn(signal)
    yield { rows: await listCollections(workbench.client(credential.handle), signal) }
  },
  keyOf: ({ guid }) => guid,
  headings: ['name', 'editors', 'qualified name'],
  columns: (collection) => [collection.name, sayEditors(collection), collection.qualifiedName],
  sorts: [
    { name: 'name', by: ({ name }) => name.toLowerCase() },
    { name: 'newest', by: ({ createdAt }) => -createdAt.getTime() },
  ],
  empty: ['No collection is visible to this credential.'],
  open: (collection) => collectionPlace(desk, collection),
  identifier: ({ qualifiedName }) => qualifiedName,
  actions: collectionActions,
})
