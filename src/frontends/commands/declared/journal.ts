import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

const bearers = 'the bearer: clipboard, stdin, file:PATH, env:NAME, command:CMD'
const destinations =
  'where the secret of a new token goes: vault, file:PATH, command:CMD, clipboard'

/** `history · undo · resume · doubts`: what was written from here. */
export function journalCommands(program: Command, run: Run): void {
  program
    .command('history')
    .description('what was planned and written from here, the newest first')
    .action(run(() => import('#src/frontends/commands/history.ts').then((m) => m.history)))
  program
    .command('undo')
    .description('take back what a plan wrote, where nobody changed it since')
    .argument('<ID>', 'of the plan, as history lists it')
    .option('--bearer-from <SRC>', bearers)
    .action(run(() => import('#src/frontends/commands/undo.ts').then((m) => m.undo)))
  program
    .command('resume')
    .description('carry on a plan that was stopped')
    .argument('<ID>', 'of the plan, as history lists it')
    .option('--bearer-from <SRC>', bearers)
    .option('--secret-to <DEST>', destinations)
    .action(run(() => import('#src/frontends/commands/resume.ts').then((m) => m.resume)))
  program
    .command('doubts')
    .description('writes whose answer was lost, and what became of them')
    .argument('[CHOICE]', 'adopt (leave it as it is), delete or repeat')
    .argument('[ID]', 'what is in doubt, as doubts lists it')
    .option('--bearer-from <SRC>', bearers)
    .option('--secret-to <DEST>', destinations)
    .action(run(() => import('#src/frontends/commands/doubts.ts').then((m) => m.doubts)))
}
