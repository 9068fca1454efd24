import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `tour`: the main job from end to end, unattended, on the built-in practice tenant. */
export function tourCommand(program: Command, run: Run): void {
  program
    .command('tour')
    .description('watch the whole job happen on the built-in practice tenant')
    .action(run(() => import('#src/frontends/commands/tour.ts').then((m) => m.tour)))
}
