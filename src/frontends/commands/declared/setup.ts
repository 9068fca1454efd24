import { type Command, Option } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `setup`: the guided way from nothing to a token that may do what it is for. */
export function setupCommand(program: Command, run: Run): void {
  program
    .command('setup')
    .description('guided set-up: a new token and what it may do')
    .addOption(
      new Option('--provider <NAME>', 'the product').choices(['atlan', 'axiom']).default('atlan'),
    )
    .action(run(() => import('#src/frontends/commands/setup.ts').then((m) => m.setup)))
}
