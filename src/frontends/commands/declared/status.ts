import type { Command } from 'commander'
import { allOrOne } from '#src/frontends/commands/all-or-one.ts'
import type { Run } from '#src/frontends/commands/command.ts'

/** `status`: who am I, on which tenant, with what credential, how long still. */
export function statusCommand(program: Command, run: Run): void {
  program
    .command('status')
    .description('who you are, on which tenant, with what credential, for how long')
    .option('--all', 'of all profiles, each with its own credential')
    .action(
      run(
        allOrOne({
          all: () => import('#src/frontends/commands/status-all.ts').then((m) => m.showAllStatuses),
          one: () => import('#src/frontends/commands/status.ts').then((m) => m.showStatus),
        }),
      ),
    )
}
