import { sayEditors } from '#src/jobs/flows/questions/collections.ts'
import { listCollections } from '#src/jobs/queries/collections.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { collectionJson, sayViewers } from './collection-words.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { textTable } from './text-table.ts'

/** `collection list`: collections, who edits and who views them. */
export async function listAllCollections(
  { workbench, globals, signal }: CommandContext,
  { filter = '' }: { filter?: string },
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const all = await listCollections(workbench.client(handle), signal)
  const collections = all.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
  const rows = collections.map((collection) => [
    collection.name,
    sayEditors(collection),
    sayViewers(collection),
    collection.qualifiedName,
  ])
  return {
    json: { collections: collections.map(collectionJson), total: collections.length },
    objects: objectsOf('collection', collections),
    text: () =>
      rows.length === 0
        ? 'No collection fits, as far as this credential can see.'
        : textTable(['name', 'editors', 'viewers', 'qualified name'], rows),
  }
}
