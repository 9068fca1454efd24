import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `workbench`: what a call without a command opens. */
export function workbenchCommand(program: Command, run: Run): void {
  program
    .command('workbench')
    .description('the full-screen workbench; the same without any command')
    .action(
      run(() => import('#src/frontends/commands/workbench.ts').then((m) => m.openWorkbenchScreen)),
    )
}
