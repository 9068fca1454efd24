import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'

/** `capture`: reads a paste and says what it holds; the bearer itself is never printed. */
export function captureCommand(program: Command, run: Run): void {
  program
    .command('capture')
    .description('what a pasted request holds: whose bearer, of which tenant, for how long')
    .option('--from <SRC>', 'clipboard, stdin, file:PATH, env:NAME, command:CMD')
    .option('--origin <URL>', 'the tenant looked for; else the profile’s, else any')
    .action(run(() => import('#src/frontends/commands/capture.ts').then((m) => m.captureText)))
}
