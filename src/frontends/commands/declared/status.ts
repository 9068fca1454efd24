import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `status`: who am I, on which tenant, with what credential, how long still. */
export function statusCommand(program: Command, run: Run): void {
  program
    .command('status')
    .description('who you are, on which tenant, with what credential, for how long')
    .action(run(() => import('#src/frontends/commands/status.ts').then((m) => m.showStatus)))
}
