import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `history`: what was written from here, and what became of it. */
export function journalCommands(program: Command, run: Run): void {
  program
    .command('history')
    .description('what was planned and written from here, the newest first')
    .action(run(() => import('#src/frontends/commands/history.ts').then((m) => m.history)))
}
