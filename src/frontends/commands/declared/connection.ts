import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `connection list · show`. */
export function connectionCommands(program: Command, run: Run): void {
  const connection = program.command('connection').description('connections (Atlan)')
  connection
    .command('list')
    .description('connections and who administers them')
    .option('--filter <TEXT>', 'only names that contain it')
    .option('--connector <NAME>', 'only this connector, e.g. snowflake')
    .action(
      run(() =>
        import('#src/frontends/commands/connection-list.ts').then((m) => m.listAllConnections),
      ),
    )
  connection
    .command('show')
    .description('one connection as it is now, with who administers it')
    .argument('<REF>', 'GUID, qualified name or exact name')
    .option('--connector <NAME>', 'narrows an exact name')
    .action(
      run(() => import('#src/frontends/commands/connection-show.ts').then((m) => m.showConnection)),
    )
}
