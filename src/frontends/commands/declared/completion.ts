import { Argument, type Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `completion`: what a shell has to know for its Tab key; `__complete` is what that asks. */
export function completionCommand(program: Command, run: Run): void {
  const shell = new Argument('<SHELL>', 'the shell that you use').choices(['bash', 'zsh', 'fish'])
  program
    .command('completion')
    .description('a script that completes commands, options and names in your shell')
    .addArgument(shell)
    .action(run(() => import('#src/frontends/repl/completion.ts').then((m) => m.completionScript)))
  program
    .command('__complete', { hidden: true })
    .addArgument(shell)
    .argument('<TYPED>', 'what the shell itself takes for the word')
    .argument('<LINE>', 'the line up to the cursor, with the command')
    .action(run(() => import('#src/frontends/repl/completion.ts').then((m) => m.completeForShell)))
}
