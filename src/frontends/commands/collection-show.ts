import { sayEditors } from '#src/jobs/flows/questions/collections.ts'
import { findCollection } from '#src/jobs/queries/collections.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { collectionJson, sayViewers } from './collection-words.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { textFacts } from './text-table.ts'

/** `collection show`: one collection. */
export async function showCollection(
  { workbench, globals, signal }: CommandContext,
  ref: string,
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const collection = await findCollection(workbench.client(handle), ref, signal)
  return {
    json: collectionJson(collection),
    objects: objectsOf('collection', [collection]),
    text: textFacts([
      ['name', collection.name],
      ['editors', sayEditors(collection)],
      ['viewers', sayViewers(collection)],
      ['created by', `${collection.createdBy}, who always stays an editor`],
      ['guid', collection.guid],
      ['qualified name', collection.qualifiedName],
      ['state', collection.status === 'ACTIVE' ? 'active' : 'deleted'],
    ]),
  }
}
