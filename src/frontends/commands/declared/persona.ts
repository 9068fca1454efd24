import type { Command } from 'commander'
import type { Run } from '#src/frontends/commands/command.ts'
import { collect } from '#src/frontends/commands/option-values.ts'

/** `persona list · show · link · unlink`. */
export function personaCommands(program: Command, run: Run): void {
  const persona = program.command('persona').description('personas (Atlan)')
  persona
    .command('list')
    .description('personas and what each reaches')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(
      run(() => import('#src/frontends/commands/persona-list.ts').then((m) => m.listAllPersonas)),
    )
  persona
    .command('show')
    .description('what a persona allows, in plain words, and who is in it')
    .argument('<REF>', 'qualified name, GUID or exact name')
    .action(run(() => import('#src/frontends/commands/persona-show.ts').then((m) => m.showPersona)))
  for (const [way, what] of [
    ['link', 'link personas to tokens; those that are linked stay'],
    ['unlink', 'take personas from tokens; all others stay'],
  ] as const)
    persona
      .command(way)
      .description(what)
      .option('--token <REF>', 'token: id, client id or exact name; may be repeated', collect)
      .option(
        '--persona <REF>',
        'persona: qualified name, GUID or exact name; may be repeated',
        collect,
      )
      .action(
        run(() =>
          import('#src/frontends/commands/persona-link.ts').then((m) => m.linkPersonas(way)),
        ),
      )
}
