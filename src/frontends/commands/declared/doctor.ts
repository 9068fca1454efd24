import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `doctor`: the road to the tenant, step by step. */
export function doctorCommand(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('check the road to the tenant step by step; exit 1 when a check fails')
    .option('--bundle <FILE>', 'write what support needs to a new file, without secrets')
    .option('--with-names', 'leave names, mails and hosts in the bundle as they are')
    .action(run(() => import('#src/frontends/commands/doctor.ts').then((m) => m.runDoctor)))
}
