import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `repl`: the commands as lines, typed at a prompt or piped in as a script. */
export function replCommand(program: Command, run: Run): void {
  program
    .command('repl')
    .description('a prompt for these commands; piped in, their lines run as a script')
    .option('--keep-going', 'run the rest of a script although a line failed')
    .action(run(() => import('#src/frontends/repl/run-repl.ts').then((m) => m.runRepl)))
}
