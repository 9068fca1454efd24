import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { collect, duration, wholeNumber } from '#src/frontends/commands/option-values.ts'

/** `practice`: serves the practice tenants until it is told to stop. */
export function practiceCommand(program: Command, run: Run): void {
  program
    .command('practice')
    .description('serve the practice tenants until Ctrl-C')
    .option(
      '--port <N>',
      'port of Atlan, Axiom takes the next; 0 (the default): free ones',
      wholeNumber,
      0,
    )
    .option(
      '--objects <N>',
      'so many more tokens, personas and connections each (none)',
      wholeNumber,
    )
    .option('--random-seed <N>', 'the same names and ids each time (by chance)', wholeNumber)
    .option('--latency <MS>', 'delay of every answer (0)', wholeNumber)
    .option('--index-lag <MS>', 'how long the search index lags behind (500)', wholeNumber)
    .option('--grant-delay <MS>', 'how long a grant takes to take effect (2000)', wholeNumber)
    .option('--bearer-life <DURATION>', 'life of a person’s bearer (15m)', duration)
    .option('--rate-limit <N>', 'requests a minute, then 429 for a minute (off)', wholeNumber)
    .option('--fault <SPEC>', 'WHAT:METHOD PATH-PREFIX[:TIMES]; may be repeated', collect, [])
    .action(run(() => import('#src/frontends/commands/practice.ts').then((m) => m.servePractice)))
}
