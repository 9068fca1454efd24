import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `exec`: a command with one token in one variable of its environment, and nowhere else. */
export function execCommand(program: Command, run: Run): void {
  program
    .command('exec')
    .description('run a command with a token of the vault in its environment')
    .option('--token <REF>', 'token: id, client id or exact name')
    .option('--as <ENVNAME>', 'the variable that carries it, e.g. ATLAN_API_KEY')
    .argument('<CMD...>', 'after --: the command and its words')
    .action(run(() => import('#src/frontends/commands/exec.ts').then((m) => m.exec)))
}
