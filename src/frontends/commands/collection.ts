import type { Command } from 'commander'
import type { Collection } from '#src/domain/collection.ts'
import { sayEditors, sayPeople } from '#src/jobs/flows/questions/collections.ts'
import { findCollection, listCollections } from '#src/jobs/queries/collections.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { textFacts, textTable } from './text-table.ts'

/** `collection list · show`. */
export function collectionCommands(program: Command, run: Run): void {
  const collection = program.command('collection').description('collections of queries (Atlan)')
  collection
    .command('list')
    .description('collections, who edits and who views them')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(run(list))
  collection
    .command('show')
    .description('one collection, read from the store and not from the search index')
    .argument('<REF>', 'GUID, qualified name or exact name')
    .action(run(show))
}

async function list(
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
    text:
      rows.length === 0
        ? 'No collection fits, as far as this credential can see.'
        : textTable(['name', 'editors', 'viewers', 'qualified name'], rows),
  }
}

async function show({ workbench, globals, signal }: CommandContext, ref: string): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const collection = await findCollection(workbench.client(handle), ref, signal)
  return {
    json: collectionJson(collection),
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

const sayViewers = ({ members }: Collection): string =>
  sayPeople(members.viewerUsers, members.viewerGroups)

/** Under the names of Atlan's fields, as connections are. */
function collectionJson({ members, ...collection }: Collection): object {
  return {
    ...collection,
    adminUsers: members.editorUsers,
    adminGroups: members.editorGroups,
    viewerUsers: members.viewerUsers,
    viewerGroups: members.viewerGroups,
  }
}
