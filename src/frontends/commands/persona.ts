import type { Command } from 'commander'
import { listPersonas } from '#src/jobs/queries/personas.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { personaLinkCommands } from './persona-link.ts'
import { personaShowCommand } from './persona-show.ts'
import { textTable } from './text-table.ts'

/** `persona list · show · link · unlink`. */
export function personaCommands(program: Command, run: Run): void {
  const persona = program.command('persona').description('personas (Atlan)')
  persona
    .command('list')
    .description('personas and what each reaches')
    .option('--filter <TEXT>', 'only names that contain it')
    .action(run(list))
  personaShowCommand(persona, run)
  personaLinkCommands(persona, run)
}

async function list(
  { workbench, globals, signal }: CommandContext,
  { filter = '' }: { filter?: string },
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const all = await listPersonas(workbench.client(handle), signal)
  const wanted = filter.toLowerCase()
  const personas = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  const rows = personas.map(({ name, reach, qualifiedName }) => [name, reach, qualifiedName])
  return {
    json: { personas, total: personas.length },
    text:
      rows.length === 0
        ? 'No persona fits, as far as this credential can see.'
        : textTable(['name', 'reaches', 'qualified name'], rows),
  }
}
