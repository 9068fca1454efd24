import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `access`: everywhere a token may act. */
export function accessCommand(program: Command, run: Run): void {
  program
    .command('access')
    .description('everywhere a token may act, and why; or why (not) at one asset (Atlan)')
    .argument('<REF>', 'token: id, client id or exact name')
    .option('--asset <REF>', 'GUID or qualified name: whether it can reach this')
    .action(run(() => import('#src/frontends/commands/access.ts').then((m) => m.showAccess)))
}
