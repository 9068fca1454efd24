import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `collection list · show`. */
export function collectionCommands(program: Command, run: Run): void {
  const collection = program.command('collection').description('collections of queries (Atlan)')
  collection
    .command('list')
    .description('collections, who edits and who views them')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(
      run(() =>
        import('#src/frontends/commands/collection-list.ts').then((m) => m.listAllCollections),
      ),
    )
  collection
    .command('show')
    .description('one collection as it is now, with who edits and who views it')
    .argument('<REF>', 'GUID, qualified name or exact name')
    .action(
      run(() => import('#src/frontends/commands/collection-show.ts').then((m) => m.showCollection)),
    )
}
