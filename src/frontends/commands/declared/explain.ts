import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { wholeNumber } from '#src/frontends/commands/option-values.ts'

/** `explain`: why something failed, and what mends it. */
export function explainCommand(program: Command, run: Run): void {
  program
    .command('explain')
    .description(
      'why a request failed, from its cURL, its answer, an error text, a log line, a token',
    )
    .option('--from <SRC>', 'clipboard, stdin, file:PATH, env:NAME, command:CMD')
    .option(
      '--asset <REF>',
      'what was asked for, where the text does not say: qualified name, GUID',
    )
    .option('--token <REF>', 'the token that was refused, where the text does not say')
    .option(
      '--failure <N>',
      'which failure, where several are in the text: 1 is the most telling',
      wholeNumber,
    )
    .action(run(() => import('#src/frontends/commands/explain.ts').then((m) => m.explainText)))
}
