import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { collect, duration, wholeNumber } from '#src/frontends/commands/option-values.ts'

/** `practice`: serves the practice tenants until it is told to stop. */
export function practiceCommand(program: Command, run: Run): void {
  program
    .command('practice')
    .description('serve the practice tenants until Ctrl-C')
    .option('--port <N>', 'port of Atlan, Axiom takes the next; 0: free ones', wholeNumber, 0)
    .option('--objects <N>', 'so many tokens, personas and connections each', wholeNumber)
    .option('--random-seed <N>', 'the same names and ids each time', wholeNumber)
    .option('--latency <MS>', 'delay of every answer', wholeNumber)
    .option('--index-lag <MS>', 'how long the search index lags behind', wholeNumber)
    .option('--grant-delay <MS>', 'how long a grant takes to take effect', wholeNumber)
    .option('--bearer-life <DURATION>', 'life of a person’s bearer, e.g. 15m', duration)
    .option('--rate-limit <N>', 'requests a minute, then 429 for a minute', wholeNumber)
    .option('--fault <SPEC>', 'WHAT:METHOD PATH-PREFIX[:TIMES]; may be repeated', collect, [])
    .action(run(() => import('#src/frontends/commands/practice.ts').then((m) => m.servePractice)))
}
