import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `forget`: wipes what is kept of one profile, or of all, and says what it cannot reach. */
export function forgetCommand(program: Command, run: Run): void {
  program
    .command('forget')
    .description('remove all that is kept here; with --profile NAME, of that profile')
    .action(run(() => import('#src/frontends/commands/forget.ts').then((m) => m.forget)))
}
