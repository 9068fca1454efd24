import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `dataset list · view list · capabilities`. */
export function axiomCommands(program: Command, run: Run): void {
  program
    .command('dataset')
    .description('datasets (Axiom)')
    .command('list')
    .description('datasets that the credential sees')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(
      run(() =>
        import('#src/frontends/commands/axiom/dataset-list.ts').then((m) => m.listDatasets),
      ),
    )
  program
    .command('view')
    .description('views (Axiom)')
    .command('list')
    .description('views and the datasets that they read')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(
      run(() => import('#src/frontends/commands/axiom/view-list.ts').then((m) => m.listViews)),
    )
  program
    .command('capabilities')
    .description('all that an Axiom token can be given')
    .action(
      run(() =>
        import('#src/frontends/commands/axiom/capabilities.ts').then((m) => m.listCapabilities),
      ),
    )
}
